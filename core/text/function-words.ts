/**
 * Small words of Polish, Ukrainian, Russian and English (in plain form, see `fold`) that a search leaves out when
 * other words remain: "tłumacz w Tarnowie" must not ask for a word that begins with w. Words that carry meaning in a
 * query stay (bez, без, no, without), and so does what is also a name here (під is written like PID, the point).
 */
const functionWords = new Set(
  [
    'w we z ze i a o u na do dla od po za przy pod nad przez oraz lub albo czy sie to jest',
    'v u z zi i ta y abo dlia na vid po za pry pro chy do ye tse shchodo',
    's so k ko ot ob i ili dlya dlia pri pod eto',
    'the a an of for in to and or with on at by from is are',
  ].flatMap(line => line.split(' ')),
);

/** True for a plain word that says nothing on its own. */
export const isFunctionWord = (plain: string): boolean => functionWords.has(plain);
