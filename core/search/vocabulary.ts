/**
 * Words of the three languages that the needs of a pack do not list, because they are no needs: cities, and the
 * everyday words that stand beside a need ("притулок для жінок"). What belongs to one region stands in the pack's
 * `synonyms.json`.
 */

/** Cities of Poland and those people came from, where the names differ by more than spelling: Kraków, Краків, Cracow. */
const cities: readonly (readonly [pl: string, uk: string, en: string, ...others: string[]])[] = [
  ['Kraków', 'Краків', 'Cracow', 'Krakow', 'Краков'],
  ['Warszawa', 'Варшава', 'Warsaw'],
  ['Wrocław', 'Вроцлав', 'Wroclaw', 'Breslau'],
  ['Łódź', 'Лодзь', 'Lodz'],
  ['Poznań', 'Познань', 'Poznan'],
  ['Gdańsk', 'Гданськ', 'Gdansk'],
  ['Gdynia', 'Гдиня', 'Gdynia'],
  ['Szczecin', 'Щецін', 'Szczecin', 'Щецин'],
  ['Lublin', 'Люблін', 'Lublin'],
  ['Rzeszów', 'Жешув', 'Rzeszow', 'Ряшів', 'Жешов'],
  ['Przemyśl', 'Перемишль', 'Przemysl', 'Пшемисль'],
  ['Białystok', 'Білосток', 'Bialystok', 'Белосток'],
  ['Katowice', 'Катовіце', 'Katowice', 'Катовице'],
  ['Kielce', 'Кельце', 'Kielce'],
  ['Opole', 'Ополе', 'Opole'],
  ['Toruń', 'Торунь', 'Torun'],
  ['Bydgoszcz', 'Бидгощ', 'Bydgoszcz', 'Быдгощ'],
  ['Olsztyn', 'Ольштин', 'Olsztyn', 'Ольштын'],
  ['Zielona Góra', 'Зелена Гура', 'Zielona Gora'],
  ['Gorzów Wielkopolski', 'Гожув', 'Gorzow', 'Гожув-Великопольський'],
  ['Tarnów', 'Тарнів', 'Tarnow', 'Тарнув', 'Тарнов'],
  ['Nowy Sącz', 'Новий Сонч', 'Nowy Sacz', 'Новы Сонч'],
  ['Nowy Targ', 'Новий Тарг', 'Nowy Targ'],
  ['Oświęcim', 'Освенцим', 'Oswiecim', 'Освєнцим', 'Auschwitz'],
  ['Chrzanów', 'Хшанув', 'Chrzanow'],
  ['Brzesko', 'Бжесько', 'Brzesko'],
  ['Zakopane', 'Закопане', 'Zakopane'],
  ['Lwów', 'Львів', 'Lviv', 'Львов'],
  ['Kijów', 'Київ', 'Kyiv', 'Киев', 'Kiev'],
  ['Charków', 'Харків', 'Kharkiv', 'Харьков'],
  ['Odessa', 'Одеса', 'Odesa', 'Одесса'],
  ['Dniepr', 'Дніпро', 'Dnipro', 'Днепр'],
  ['Zaporoże', 'Запоріжжя', 'Zaporizhzhia', 'Запорожье'],
  ['Mariupol', 'Маріуполь', 'Mariupol'],
  ['Chersoń', 'Херсон', 'Kherson'],
  ['Mikołajów', 'Миколаїв', 'Mykolaiv', 'Николаев'],
  ['Iwano-Frankiwsk', 'Івано-Франківськ', 'Ivano-Frankivsk', 'Stanisławów'],
  ['Tarnopol', 'Тернопіль', 'Ternopil'],
  ['Winnica', 'Вінниця', 'Vinnytsia', 'Винница'],
  ['Mińsk', 'Мінськ', 'Minsk', 'Минск'],
  ['Brześć', 'Брест', 'Brest', 'Брэст'],
  ['Grodno', 'Гродно', 'Hrodna', 'Гродна'],
  ['Tbilisi', 'Тбілісі', 'Tbilisi', 'Тбилиси'],
];

const everyday: readonly (readonly [pl: string, uk: string, en: string, ...others: string[]])[] = [
  ['kobieta', 'жінка', 'woman', 'kobiet', 'women', 'жінок', 'женщина'],
  ['mężczyzna', 'чоловік', 'man', 'men', 'чоловіків', 'мужчина'],
  ['dzieci', 'діти', 'children', 'дітей', 'дети', 'dziecięcy', 'дитячий', 'детский'],
  ['rodzina', 'сім’я', 'family', 'родина', 'семья'],
  ['dom', 'дім', 'house', 'home', 'будинок'],
  ['szpital', 'лікарня', 'hospital', 'больница'],
  ['urząd', 'установа', 'office', 'ужонд', 'управління', 'учреждение'],
  ['cudzoziemiec', 'іноземець', 'foreigner', 'obcokrajowiec', 'иностранец', 'чужинець', 'migrant', 'мігрант'],
  ['Ukraina', 'Україна', 'Ukraine', 'Украина', 'ukraiński', 'український', 'украинский', 'Ukrainian'],
  ['Białoruś', 'Білорусь', 'Belarus', 'Беларусь', 'białoruski', 'білоруський', 'белорусский', 'беларускі'],
  ['polski', 'польський', 'Polish', 'польский'],
  ['Polska', 'Польща', 'Poland', 'Польша'],
  ['bezpłatny', 'безкоштовний', 'free', 'darmowy', 'nieodpłatny', 'безоплатний', 'бесплатный'],
  ['pomoc', 'допомога', 'help', 'помощь', 'wsparcie', 'підтримка', 'support'],
  ['telefon', 'телефон', 'phone'],
  ['fundacja', 'фундація', 'foundation', 'фонд'],
  ['dorosły', 'дорослий', 'adult'],
  ['wolontariusz', 'волонтер', 'volunteer', 'wolontariat', 'волонтерство', 'волонтёр'],
  ['miasto', 'місто', 'city', 'город'],
];

/** One group a word, in the form of the synonyms of a pack. */
export const vocabulary = [...cities, ...everyday].map(([pl, uk, en, ...others]) => ({
  pl: [pl],
  uk: [uk, ...others],
  en: [en],
}));
