import type { ScenarioId } from './scenarios.ts';

/** Sentences of a note in Polish; what stands in braces is filled by `notes.ts`. */
export const notesPl: Readonly<Record<ScenarioId, readonly string[]>> = {
  'ukr-status': [
    'Klientka przyjechała z dziećmi {months} miesięcy temu, pyta o numer PESEL i status UKR.',
    'Po wyjeździe na dłużej niż 30 dni status został zmieniony na NUE, trzeba złożyć wniosek o przywrócenie.',
    'Wyjaśniono, że profil zaufany i aplikacja potwierdzają legalny pobyt, papierowego zaświadczenia nie ma.',
    'Odcisków palców nie pobrano od syna ({age} lat), umówiono wizytę w urzędzie gminy na {day}.',
    'Dane w rejestrze zapisano z błędem w nazwisku, przygotowano pismo o sprostowanie.',
  ],
  cukr: [
    'Chce przejść ze statusu UKR na kartę pobytu CUKR, ma ciągłość ochrony od {months} miesięcy.',
    'Sprawdzono dokumenty: ważny paszport, PESEL, brak wyjazdów powyżej 30 dni.',
    'Wniosek składa się tylko elektronicznie, pokazano formularz krok po kroku i zapisano listę załączników.',
    'Opłata {amount} zł, potwierdzenie przelewu do wgrania przed wysłaniem.',
  ],
  residence: [
    'Karta pobytu kończy się {day}, wniosek o zezwolenie na pobyt czasowy jeszcze nie został złożony.',
    'Omówiono różnicę między pobytem czasowym, stałym i rezydentem długoterminowym.',
    'Brakuje umowy najmu i zaświadczenia o dochodach, pracodawca {employer} obiecał załącznik do {day}.',
    'Przypomniano, że wniosek trzeba złożyć najpóźniej w ostatnim dniu legalnego pobytu.',
    'Sprawdzono formularz, poprawiono adres zamieszkania i cel pobytu.',
  ],
  'case-status': [
    'Sprawa {ref} trwa od {months} miesięcy, urząd wezwał do uzupełnienia braków w ciągu siedmiu dni.',
    'Zadzwoniono na infolinię, akta są kompletne i czekają na decyzję inspektora.',
    'Pokazano, jak sprawdzać stan postępowania w internecie i gdzie zgłosić zmianę adresu.',
    'Przygotowano ponaglenie, klient wyśle je listem poleconym.',
  ],
  'work-permit': [
    'Pracodawca {employer} złożył powiadomienie o powierzeniu pracy po terminie, wyjaśniono skutki.',
    'Pyta, czy może zmienić firmę bez nowego zezwolenia na pracę.',
    'Oświadczenie wygasa {day}, nowe złoży agencja {employer}.',
    'Praca w niepełnym wymiarze, stawka {amount} zł, umowa zlecenie podpisana po polsku bez tłumaczenia.',
  ],
  'unpaid-wages': [
    'Firma {employer} nie wypłaciła wynagrodzenia za {months} miesiące, około {amount} zł.',
    'Umowy na piśmie nie było, są wiadomości z telefonu i lista godzin.',
    'Przekazano do prawnika i opisano skargę do inspekcji pracy.',
    'Pracodawca straszy deportacją i zatrzymał dokumenty w kwaterze.',
  ],
  'job-search': [
    'Szuka pracy w zawodzie, dyplom pielęgniarki do uznania.',
    'Zarejestrowanie w urzędzie pracy wymaga adresu i ważnego dokumentu, podano godziny.',
    'Skierowano na szkolenie z obsługi komputera, początek {day}.',
    'Dotąd pracowała w firmie {employer} przy sprzątaniu, chce wrócić do księgowości.',
  ],
  health: [
    'Dziecko nie ma ubezpieczenia zdrowotnego, przychodnia odmówiła przyjęcia.',
    'Wyjaśniono prawo do leczenia i wskazano nocną pomoc lekarską.',
    'Umówiono wizytę u lekarza rodzinnego na {day}, potrzebny tłumacz.',
    'Orzeczenie o niepełnosprawności z zagranicy nie jest uznawane, trzeba złożyć nowy wniosek.',
    'Recepta wystawiona za granicą, farmaceutka prosi o lekarza w Polsce.',
  ],
  benefits: [
    'Świadczenie 800 plus wstrzymane po wyjeździe, wniosek ponowiono elektronicznie.',
    'Zakład poprosił o potwierdzenie, że dziecko chodzi do szkoły.',
    'Pomoc społeczna odmówiła zasiłku celowego, termin odwołania mija {day}.',
    'Rodzina dostaje {amount} zł na trzy osoby, przekazano listę paczek żywnościowych.',
  ],
  housing: [
    'Właściciel mieszkania przy ul. {street} wypowiedział najem, rodzina musi się wyprowadzić do {day}.',
    'Kaucja {amount} zł nie została zwrócona, umowa była ustna.',
    'Zakwaterowanie zbiorowe w ośrodku „{place}” kończy się, opłata za pobyt przekracza dochód.',
    'Pokazano noclegownię i numer dyżurny, miejsce potwierdzono telefonicznie.',
  ],
  school: [
    'Syn ({age} lat) uczy się zdalnie w szkole za granicą, wyjaśniono obowiązek szkolny.',
    'Dyrektor prosi o tłumaczenie świadectwa, pomoc międzykulturowa jest w każdą środę.',
    'Zapisano do oddziału przygotowawczego od {day}.',
    'Matka prosi o rozmowę z pedagogiem w sprawie dokuczania.',
  ],
  'polish-course': [
    'Zapisano na bezpłatny kurs języka polskiego, poziom A2, początek {day}.',
    'Zajęcia wieczorne, bo pracuje na zmiany w firmie {employer}.',
    'Pyta o egzamin certyfikatowy i koszt {amount} zł.',
    'Grupa konwersacyjna spotyka się w bibliotece przy ul. {street}.',
  ],
  asylum: [
    'Złożył wniosek o ochronę międzynarodową, mieszka poza ośrodkiem, ma tymczasowe zaświadczenie do {day}.',
    'Przesłuchanie wyznaczono na {day}, potrzebny tłumacz i prawnik.',
    'Wyjaśniono prawo do pracy po sześciu miesiącach i świadczenia pieniężne.',
    'Pismo w sprawie {ref} przetłumaczono ustnie.',
  ],
  'return-decision': [
    'Dostał decyzję o zobowiązaniu do powrotu {ref}, termin odwołania mija {day}.',
    'Rodzina i dzieci są w Polsce, możliwe względy humanitarne.',
    'Pilnie umówiono prawnika, skopiowano decyzję i kopertę z datą odbioru.',
    'Omówiono dobrowolny powrót z pomocą organizacji międzynarodowej.',
  ],
  violence: [
    'Mówi o przemocy domowej, boi się wrócić do mieszkania przy ul. {street}.',
    'Zadzwoniono do ośrodka interwencji kryzysowej, miejsce jest jeszcze dzisiaj.',
    'Założono Niebieską Kartę, umówiono psycholożkę mówiącą po ukraińsku.',
    'Dokumenty zabrał partner, policja przyjęła zgłoszenie.',
  ],
  documents: [
    'Paszport stracił ważność, konsulat przyjmuje zapisy od {day}.',
    'Prawo jazdy do wymiany, potrzebne tłumaczenie przysięgłe.',
    'Akt urodzenia dziecka bez wpisanego ojca, wskazano urząd stanu cywilnego.',
    'Tłumacz przysięgły zażądał {amount} zł, podano listę innych.',
  ],
};
