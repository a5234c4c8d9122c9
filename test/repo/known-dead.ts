/**
 * Values that once were right and no longer are, from the research behind the directory: none may come back with an
 * import. Where `only` is given, the value is dead for these records and alive elsewhere (an address of another body).
 */
export interface DeadValue {
  readonly value: string;
  readonly only?: readonly string[];
}

const infoPoint = ['punkt-info-obcokrajowcow', 'cw-koordynator', 'ib-polska'];

export const knownDead: readonly DeadValue[] = [
  { value: '12 426 90 01' },
  { value: '12 392 18 30' },
  { value: '12 392 18 31' },
  { value: '12 210 20 02' },
  { value: 'info.spec@muw.pl' },
  { value: '22 601 75 75' },
  { value: '22 444 02 55' },
  { value: '22 111 35 29' },
  { value: '801 12 00 02' },
  { value: '22 556 44 66' },
  { value: 'Zgoda 11' },
  { value: 'Batorego', only: infoPoint },
  { value: 'Dekerta 24', only: infoPoint },
  { value: 'Daszyńskiego 22' },
  { value: 'Galeria Kazimierz' },
  { value: 'Olszańska 5' },
  { value: '796 420 474' },
  { value: '12 39 21 804' },
  { value: '12 39 21 868' },
  { value: '12 39 21 983' },
  { value: 'Graniczna 8A' },
  { value: '14 688 20 78' },
  { value: '14 688 20 79' },
  { value: 'Dąbrowskiego 139' },
  { value: '33 476 01 03' },
  { value: 'Komorowskiego 12' },
  { value: 'Tysiąclecia 35' },
  { value: '12 634 42 66' },
  { value: 'Łobzowska 67' },
  { value: '12 630 36 07' },
  { value: '12 425 78 09' },
  { value: '12 643 74 64' },
  { value: 'kons@plk.internetdsl.pl' },
];

const isNumber = (value: string): boolean => /^[\d ]+$/.test(value);
/** Lower case, and digits of one number joined whatever stands between them. */
const folded = (text: string): string => text.toLowerCase().replace(/(?<=\d)[ \u00a0\-–./()]+(?=\d)/g, '');

/** True when `text` holds the dead value, however its digits are grouped. */
export const holdsDead = (text: string, { value }: DeadValue): boolean =>
  isNumber(value)
    ? folded(text).includes(value.replaceAll(' ', ''))
    : text.toLowerCase().includes(value.toLowerCase());
