import { apostrophes, cyrillicInitials, cyrillicLetters, cyrillicZh, latinLetters } from './letters.ts';

const alreadyPlain = /^[a-z0-9 ]*$/;
const apostrophe = new RegExp(`[${apostrophes}]`, 'gu');
/** Marks over Latin, Cyrillic, Hebrew and Arabic letters. Vowel signs of Indic scripts are letters to their readers and stay. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]+/g;
/** NFKD takes these apart into a letter and a mark, but they are letters of their own: й, ї, ё, ў. */
const takenApart = /[\u0438\u0443]\u0306|[\u0456\u0435]\u0308/g;
const letterOrDigit = /[\p{L}\p{N}]/u;

/**
 * The plain form in which texts are compared: lower case, no diacritics, Cyrillic in Latin letters, no apostrophes
 * or soft signs. What is not a letter stays (spaces, digits, punctuation), and so do letters of other scripts.
 *
 * The plain form of the beginning of a word is the beginning of its plain form (save for a lone mark or half a
 * surrogate pair), so what has been typed so far may be folded alone.
 */
export function fold(text: string): string {
  if (alreadyPlain.test(text)) return text;
  const bare = text
    .replace(apostrophe, '')
    .normalize('NFKD')
    // Decomposing can bring one forth (ŉ), and turns some (´) into a space with a mark: so before and after.
    .replace(apostrophe, '')
    .toLowerCase()
    .replace(takenApart, pair => pair.normalize('NFC'))
    .replace(marks, '');
  let folded = '';
  let previous = ' ';
  for (const letter of bare) {
    folded += latinLetters[letter] ?? foldCyrillic(letter, previous) ?? letter;
    previous = letter;
  }
  return folded;
}

function foldCyrillic(letter: string, previous: string): string | undefined {
  if (letter === cyrillicZh.second && previous === cyrillicZh.first) return cyrillicZh.written;
  const initial = cyrillicInitials[letter];
  return initial !== undefined && !letterOrDigit.test(previous) ? initial : cyrillicLetters[letter];
}
