import type { DeskStatus, UrgentLine } from '../../renderer/store/port.ts';

/** The status bar of the design's picture, with two packs, one of which has a refused successor. */
export const sampleStatus: DeskStatus = {
  pointName: 'Kraków, Przy Rondzie 6',
  consultantCode: 'K1',
  today: 14,
  onlyHere: 3,
  packs: [
    {
      id: 'guidance-pl',
      kind: 'guidance',
      version: '2026.11.2',
      asOf: '2026-11-21',
      title: {
        pl: 'Poradnik: pobyt w Polsce',
        uk: 'Порадник: перебування в Польщі',
        en: 'Guidance: staying in Poland',
      },
      notice: {
        pl: 'Treści nie sprawdził jeszcze prawnik. Przed użyciem potwierdź u źródła.',
        uk: 'Тексти ще не перевіряв юрист. Перед використанням звірте з джерелом.',
        en: 'No lawyer has reviewed these texts yet. Check at the source before use.',
      },
      expiresOn: '2027-05-31',
      isFromFile: true,
      problem: null,
    },
    {
      id: 'contacts-malopolska',
      kind: 'contacts',
      version: '2026.11.1',
      asOf: '2026-11-21',
      title: { pl: 'Kontakty: Małopolska', uk: 'Контакти: Малопольща', en: 'Contacts: Lesser Poland' },
      notice: {
        pl: 'Żaden numer nie został jeszcze sprawdzony telefonicznie.',
        uk: 'Жоден номер ще не перевірено телефоном.',
        en: 'No number has been checked by phone yet.',
      },
      expiresOn: null,
      isFromFile: false,
      problem: { code: 'pack-hash-mismatch', file: 'contacts.json', at: '' },
    },
  ],
  missingPacks: [],
};

/** Crisis lines as the contacts pack has them. */
export const sampleUrgentLines: readonly UrgentLine[] = [
  {
    id: '112',
    title: 'Numer alarmowy 112',
    subtitle: 'Pogotowie, policja, straż pożarna',
    phones: [{ number: '112', label: null }],
    hours: '24/7',
    languages: ['pl', 'en', 'uk'],
    needsVerifying: false,
    sourceDate: '2025',
  },
  {
    id: '116123',
    title: 'Kryzysowy telefon zaufania 116 123',
    subtitle: 'Wsparcie dla dorosłych w kryzysie psychicznym',
    phones: [{ number: '116 123', label: null }],
    hours: '24/7',
    languages: ['pl'],
    needsVerifying: true,
    sourceDate: '2025',
  },
  {
    id: 'oik-krakow',
    title: 'Ośrodek Interwencji Kryzysowej w Krakowie',
    subtitle: 'Interwencja kryzysowa, pomoc prawna, hostel',
    phones: [
      { number: '+48 12 421 92 82', label: 'interwencja, całą dobę' },
      { number: '+48 12 413 71 33', label: 'telefon zaufania' },
    ],
    hours: null,
    languages: [],
    needsVerifying: true,
    sourceDate: '2025',
  },
];

/** Nine groups, as the worker shows it; opens nothing. */
export const sampleRecoveryKey = '7K2M-9QXW-4DTR-0BHN-E8VJ-5CZP-1GSA-6YF3-TM4Q';
