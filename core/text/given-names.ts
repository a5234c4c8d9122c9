import { fold } from './fold.ts';
import { nameKeys } from './name-key.ts';

/**
 * Given names met at the points. A name that is right as it stands is never taken for a typo of another one:
 * Maria is one letter from Marina, Olena from Alena, Ivan from Iwona. Spellings meet in their keys, so one is enough.
 */
const givenNames = [
  'Adam Adrian Agata Agnieszka Aleksandra Aleksander Alicja Alina Amelia Anastazja Andrzej Aneta Anna Antoni Artur',
  'Barbara Bartosz Beata Bogdan Bożena Celina Cezary Dagmara Damian Daniel Danuta Daria Dariusz Dawid Dominik Dorota',
  'Edyta Elżbieta Emilia Ewa Ewelina Filip Franciszek Gabriela Grażyna Grzegorz Halina Hanna Helena Henryk Hubert',
  'Igor Ilona Irena Iwona Iwan Izabela Jacek Jadwiga Jakub Jan Janina Jarosław Jerzy Joanna Jolanta Józef Judyta Julia',
  'Justyna Kacper Kamil Kamila Karina Karol Karolina Katarzyna Kazimierz Kinga Klaudia Konrad Krystian Krystyna Krzysztof',
  'Laura Lena Leon Lidia Liliana Lucyna Łukasz Maciej Magdalena Maja Małgorzata Marcel Marcin Marek Maria Marian Mariola',
  'Mariusz Marlena Marta Martyna Maryna Mateusz Michał Michalina Mikołaj Milena Mirosław Monika Natalia Nina Norbert',
  'Oksana Ola Oliwia Oskar Patryk Paulina Paweł Piotr Rafał Regina Renata Robert Roman Ryszard Sandra Sebastian Stanisław',
  'Sylwia Szymon Tadeusz Teresa Tomasz Urszula Wanda Weronika Wiesława Wiktor Wiktoria Witold Wojciech Zbigniew Zofia',
  'Алла Альона Аліна Анастасія Анатолій Ангеліна Андрій Аніта Антон Антоніна Аріна Арсен Артем Артур Богдан Борис Вадим',
  'Валентин Валентина Валерій Валерія Варвара Василина Василь Вероніка Віктор Вікторія Віра Віталій Віталіна Владислав',
  'Влада Володимир Галина Ганна Геннадій Георгій Григорій Давид Даниїл Данило Дарина Дарія Денис Діана Дмитро Едуард Ельвіра',
  'Емілія Євген Євгенія Єва Єгор Жанна Захар Злата Зоя Іван Іванна Ігор Ілля Інна Ірина Каріна Карина Катерина Кіра Кирило',
  'Крістіна Ксенія Лариса Леонід Леся Лідія Лілія Любов Людмила Макар Максим Маргарита Марина Марія Маріанна Марта Матвій',
  'Микита Микола Мирослава Мілана Михайло Надія Назар Наталія Ніна Оксана Олег Олександр Олександра Олексій Олена Олеся',
  'Оля Ольга Орест Остап Павло Петро Поліна Раїса Регіна Роман Руслан Руслана Савелій Світлана Святослав Сергій Соломія Софія',
  'Станіслав Степан Таїсія Тамара Тарас Тетяна Тимофій Тимур Уляна Федір Христина Юлія Юрій Юліана Яна Ярослав Ярослава',
  'Алена Александр Алексей Аляксандр Андрей Арина Василий Виктория Дарья Дмитрий Евгений Екатерина Елена Иван Игорь Ирина',
  'Кристина Мария Михаил Надежда Николай Павел Петр Светлана Сергей Татьяна Юлия Алесь Алеся Вольга Кацярына Святлана Сяргей',
];

const keys = new Set(givenNames.flatMap(line => line.split(' ')).flatMap(name => nameKeys(fold(name))));

/** True for a plain word that is a given name as it stands, in any of its spellings. */
export const isGivenName = (plain: string): boolean => nameKeys(plain).some(key => keys.has(key));
