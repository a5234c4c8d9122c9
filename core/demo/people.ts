import type { CasePerson } from '../case/schema.ts';
import type { Consultation } from '../consultation/schema.ts';
import type { Random } from './random.ts';

/**
 * People nobody can take for real: the family names mean "example", "sample", "test" or "made up" in their language,
 * and no Polish phone number begins with 000.
 */
interface Names {
  readonly women: readonly string[];
  readonly men: readonly string[];
  /** Family names, for a woman and for a man. */
  readonly families: readonly (readonly [woman: string, man: string])[];
}

const polish: Names = {
  women: ['Anna', 'Maria', 'Katarzyna', 'Agnieszka', 'Zofia', 'Julia', 'Małgorzata', 'Łucja'],
  men: ['Jan', 'Piotr', 'Krzysztof', 'Tomasz', 'Andrzej', 'Michał', 'Paweł', 'Łukasz'],
  families: [
    ['Przykładowa', 'Przykładowy'],
    ['Testowa', 'Testowy'],
    ['Wzorcowa', 'Wzorcowy'],
    ['Zmyślona', 'Zmyślony'],
    ['Fikcyjna', 'Fikcyjny'],
    ['Umowna', 'Umowny'],
    ['Próbna', 'Próbny'],
    ['Niebyła', 'Niebyły'],
  ],
};
const ukrainian: Names = {
  women: ['Олена', 'Юлія', 'Оксана', 'Марія', 'Наталія', 'Світлана', 'Ірина', 'Тетяна', 'Людмила', 'Ганна'],
  men: ['Андрій', 'Сергій', 'Олександр', 'Іван', 'Михайло', 'Євген', 'Дмитро', 'Юрій', 'Богдан', 'Ярослав'],
  families: [
    ['Приклад', 'Приклад'],
    ['Прикладенко', 'Прикладенко'],
    ['Зразкова', 'Зразковий'],
    ['Зразківська', 'Зразківський'],
    ['Тестенко', 'Тестенко'],
    ['Тестюк', 'Тестюк'],
    ['Вигаданська', 'Вигаданський'],
    ['Умовна', 'Умовний'],
    ['Пробенко', 'Пробенко'],
    ['Неіснуюча', 'Неіснуючий'],
  ],
};
const ukrainianInLatin: Names = {
  women: ['Olena', 'Yuliia', 'Oksana', 'Mariia', 'Nataliia', 'Svitlana', 'Iryna', 'Tetiana'],
  men: ['Andrii', 'Serhii', 'Oleksandr', 'Ivan', 'Mykhailo', 'Yevhen', 'Dmytro', 'Yurii'],
  families: [
    ['Pryklad', 'Pryklad'],
    ['Prykladenko', 'Prykladenko'],
    ['Zrazkova', 'Zrazkovyi'],
    ['Testenko', 'Testenko'],
    ['Testiuk', 'Testiuk'],
    ['Vyhadanska', 'Vyhadanskyi'],
    ['Umovna', 'Umovnyi'],
  ],
};
const belarusian: Names = {
  women: ['Алена', 'Вольга', 'Святлана', 'Дарья', 'Екатерина', 'Мария'],
  men: ['Сяргей', 'Андрей', 'Мікалай', 'Дмитрий', 'Павел', 'Алесь'],
  families: [
    ['Прыкладная', 'Прыкладны'],
    ['Тестовская', 'Тестовский'],
    ['Выдуманная', 'Выдуманный'],
    ['Пробная', 'Пробный'],
    ['Примерова', 'Примеров'],
  ],
};
const other: Names = {
  women: ['Nino', 'Thị Lan', 'Anahit', 'Fatima', 'Lucía', 'Aminata', 'Priya', 'Elif'],
  men: ['Giorgi', 'Văn Nam', 'Armen', 'Omar', 'José', 'Ibrahim', 'Arjun', 'Can'],
  families: [
    ['Example', 'Example'],
    ['Sample', 'Sample'],
    ['Specimen', 'Specimen'],
    ['Placeholder', 'Placeholder'],
    ['Testperson', 'Testperson'],
    ['Ví Dụ', 'Ví Dụ'],
    ['Nimushi', 'Nimushi'],
    ['Ejemplo', 'Ejemplo'],
  ],
};

function namesFor(language: Consultation['language'], random: Random): Names {
  if (language === 'pl') return polish;
  if (language === 'uk') return random.chance(0.7) ? ukrainian : ukrainianInLatin;
  if (language === 'ru' || language === 'be') return random.chance(0.6) ? belarusian : ukrainian;
  return other;
}

/** A fictional person who speaks `language`; one in five leaves no phone number. */
export function makePerson(language: Consultation['language'], random: Random): CasePerson {
  const names = namesFor(language, random);
  const isWoman = random.chance(0.65);
  const [woman, man] = random.pick(names.families);
  return {
    givenName: random.pick(isWoman ? names.women : names.men),
    familyName: isWoman ? woman : man,
    phone: random.chance(0.2) ? '' : makePhone(random),
  };
}

/** A number that cannot be dialled: no Polish number begins with 0. */
export function makePhone(random: Random): string {
  const digits = String(random.between(0, 999_999)).padStart(6, '0');
  return `+48 000 ${digits.slice(0, 3)} ${digits.slice(3)}`;
}
