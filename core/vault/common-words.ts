/**
 * Words that come first when somebody guesses, folded to lower case without diacritics: the usual passwords, keyboard
 * words, and everyday words of the desk in Polish, Ukrainian (Latin and Cyrillic) and English. Short on purpose: it
 * only feeds a hint, and the minimum length is what protects.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passphrase passwort haslo parol parola secret sekret tajne admin administrator root user login logowanie
  welcome witaj witam hello letmein master monkey dragon shadow superman batman football pilka baseball iloveyou
  kocham kochanie love milosc princess sunshine qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn
  zxcvbnm test tester testowe demo example przyklad default changeme zmienmnie nowe stare moje moja twoje nasze
  misiek kotek piesek slonce slonko myszka niunia polska poland polak warszawa krakow lodz wroclaw poznan gdansk
  lublin ukraine ukraina ukraina kyiv kiev kijow lviv lwow odesa odessa charkow kharkiv slava mama tata matka ojciec
  babcia dziadek anna maria adam piotr pawel michal tomasz kasia basia ania ola jan ivan olena oksana natalia andrii
  serhii dmytro styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
  january february march april june july august september october november december poniedzialek wtorek sroda
  czwartek piatek sobota niedziela monday tuesday wednesday thursday friday saturday sunday wiosna lato jesien zima
  spring summer autumn winter punkt point konsultant consultant biuro office praca work komputer computer laptop
  drogowskaz program system dane data klient client karta pobyt pesel
  пароль секрет адмін привіт вітаю україна слава київ львів одеса харків польща варшава краків люблю кохаю кохання
  мама тато сонце сонечко котик йцукен йцукенгшщз фівапролдж ячсмить тест любов марія анна олена оксана наталія
  андрій сергій дмитро іван січень лютий березень квітень травень червень липень серпень вересень жовтень листопад
  грудень комп'ютер робота карта`.split(/\s+/),
);
