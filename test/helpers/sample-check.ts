import type { Condition, Outcome, Question, Rule, Step } from '../../core/guidance/check/schema.ts';
import type { LocalizedText } from '../../core/languages.ts';
import { aFact, aSource, aStatement, aTopic, aTrust, guidanceContents } from './pack-builder.ts';

const words = (pl: string, uk: string, en: string): LocalizedText => ({ pl, uk, en });

const yesNo: Question['kind'] = {
  type: 'choice',
  options: [
    { id: 'yes', label: words('Tak', 'Так', 'Yes'), hint: null },
    { id: 'no', label: words('Nie', 'Ні', 'No'), hint: null },
  ],
};

const questions: readonly Question[] = [
  {
    id: 'decision',
    stage: 'urgent',
    text: words(
      'Czy przyszedł list z decyzją, od której biegnie termin?',
      'Чи прийшов лист із рішенням, від якого спливає строк?',
      'Has a letter come with a decision that starts a deadline?',
    ),
    label: words('Decyzja w liście', 'Рішення в листі', 'Decision by letter'),
    why: words('Na odwołanie jest mało dni.', 'На оскарження мало днів.', 'There are few days to appeal.'),
    look: words(
      'Koperta i data odbioru.',
      'Конверт і дата отримання.',
      'The envelope and the day of receipt.',
    ),
    kind: yesNo,
    askWhen: null,
  },
  {
    id: 'served-on',
    stage: 'urgent',
    text: words('Kiedy odebrano list?', 'Коли отримали лист?', 'When was the letter received?'),
    label: words('Dzień odbioru', 'День отримання', 'Day of receipt'),
    why: words(
      'Od tego dnia liczy się termin.',
      'Від цього дня рахують строк.',
      'The deadline counts from it.',
    ),
    look: null,
    kind: { type: 'day' },
    askWhen: { answer: 'decision', is: ['yes'] },
  },
  {
    id: 'citizenship',
    stage: 'person',
    text: words(
      'Jakie obywatelstwo ma ta osoba?',
      'Яке громадянство має ця особа?',
      'Which citizenship does this person have?',
    ),
    label: words('Obywatelstwo', 'Громадянство', 'Citizenship'),
    why: words(
      'Od obywatelstwa zależy, jakie prawo pobytu można mieć.',
      'Від громадянства залежить, яке право на перебування можна мати.',
      'It decides which right to stay is open.',
    ),
    look: words(
      'Strona paszportu ze zdjęciem.',
      'Сторінка паспорта з фото.',
      'The page of the passport with the photograph.',
    ),
    kind: {
      type: 'choice',
      options: [
        { id: 'ukraine', label: words('Ukraina', 'Україна', 'Ukraine'), hint: null },
        {
          id: 'eu',
          label: words('Unia Europejska', 'Європейський Союз', 'European Union'),
          hint: words(
            'Także Norwegia i Szwajcaria',
            'Також Норвегія і Швейцарія',
            'Also Norway and Switzerland',
          ),
        },
        { id: 'other', label: words('Inne', 'Інше', 'Another'), hint: null },
      ],
    },
    askWhen: null,
  },
  {
    id: 'papers',
    stage: 'stay',
    text: words('Jakie dokumenty są w ręku?', 'Які документи є на руках?', 'Which papers are at hand?'),
    label: words('Dokumenty', 'Документи', 'Papers'),
    why: words('Z nich widać status.', 'З них видно статус.', 'They show the status.'),
    look: null,
    kind: {
      type: 'several',
      options: [
        { id: 'pesel-ukr', label: words('PESEL UKR', 'PESEL UKR', 'PESEL UKR'), hint: null },
        { id: 'card', label: words('Karta pobytu', 'Карта побиту', 'Residence card'), hint: null },
      ],
    },
    askWhen: { answer: 'citizenship', is: ['ukraine', 'other'] },
  },
  {
    id: 'days-abroad',
    stage: 'detail',
    text: words(
      'Ile dni trwał najdłuższy wyjazd?',
      'Скільки днів тривав найдовший виїзд?',
      'How many days was the longest trip?',
    ),
    label: words('Dni za granicą', 'Днів за кордоном', 'Days abroad'),
    why: words(
      'Długi wyjazd kończy status.',
      'Довгий виїзд припиняє статус.',
      'A long trip ends the status.',
    ),
    look: null,
    kind: { type: 'number', min: 0, max: 400 },
    askWhen: {
      all: [
        { answer: 'citizenship', is: ['ukraine'] },
        { answer: 'papers', is: ['pesel-ukr'] },
      ],
    },
  },
];

const aStep = (id: string, text: LocalizedText, over: Partial<Step> = {}): Step => ({
  id,
  text,
  detail: null,
  when: null,
  due: null,
  documents: [],
  feeFactIds: [],
  contactIds: [],
  trust: aTrust(),
  ...over,
});

const anOutcome = (id: string, title: LocalizedText, over: Partial<Outcome>): Outcome => ({
  id,
  urgency: 'normal',
  title,
  summary: title,
  applies: { answer: 'citizenship', is: ['other'] },
  steps: [],
  work: [],
  ends: [],
  avoid: [],
  topicIds: [],
  contactIds: [],
  trust: aTrust(),
  ...over,
});

const ukr: Condition = {
  all: [
    { answer: 'citizenship', is: ['ukraine'] },
    { answer: 'papers', is: ['pesel-ukr'] },
    { rule: 'at-home' },
  ],
};

const rules: readonly Rule[] = [
  {
    id: 'at-home',
    text: words(
      'Żaden wyjazd dłuższy niż {fact:absence}.',
      'Жодного виїзду, довшого за {fact:absence}.',
      'No trip longer than {fact:absence}.',
    ),
    when: { answer: 'days-abroad', number: { atMost: { fact: 'absence' } } },
    trust: aTrust(),
  },
];

const outcomes: readonly Outcome[] = [
  anOutcome('appeal', words('Odwołanie od decyzji', 'Оскарження рішення', 'Appeal against the decision'), {
    urgency: 'deadline',
    summary: words(
      'Odwołanie trzeba złożyć w terminie, inaczej decyzja stanie się ostateczna.',
      'Оскарження треба подати вчасно, інакше рішення стане остаточним.',
      'The appeal must be filed in time, or the decision becomes final.',
    ),
    applies: { answer: 'decision', is: ['yes'] },
    steps: [
      aStep('file', words('Złóż odwołanie.', 'Подайте оскарження.', 'File the appeal.'), {
        detail: words('Na piśmie, z podpisem.', 'Письмово, з підписом.', 'In writing, signed.'),
        due: { on: { from: { answer: 'served-on' }, plus: { fact: 'appeal-term' } }, counting: 'procedure' },
        documents: [words('Kopia decyzji', 'Копія рішення', 'Copy of the decision')],
      }),
    ],
    avoid: [
      aStatement({
        id: 'wait',
        text: words(
          'Nie czekaj na koniec terminu.',
          'Не чекайте кінця строку.',
          'Do not wait for the last day.',
        ),
      }),
    ],
    topicIds: ['permit'],
  }),
  anOutcome(
    'ukr',
    words('Ochrona czasowa, status UKR', 'Тимчасовий захист, статус UKR', 'Temporary protection, UKR'),
    {
      summary: words(
        'Pobyt jest legalny do {fact:last-day}. Praca bez zezwolenia.',
        'Перебування законне до {fact:last-day}. Робота без дозволу.',
        'The stay is legal until {fact:last-day}. Work needs no permit.',
      ),
      applies: ukr,
      steps: [
        aStep('card', words('Złóż wniosek o kartę.', 'Подайте заяву на карту.', 'Apply for the card.'), {
          due: { on: { from: { fact: 'last-day' } }, counting: 'calendar' },
          feeFactIds: ['fee'],
          documents: [words('Paszport', 'Паспорт', 'Passport'), words('Zdjęcie', 'Фото', 'Photograph')],
          trust: aTrust({ verify: true }),
        }),
        aStep(
          'stay',
          words('Nie wyjeżdżaj na długo.', 'Не виїжджайте надовго.', 'Do not go away for long.'),
          {
            when: { answer: 'papers', is: ['card'] },
          },
        ),
      ],
      work: [aStatement({ id: 'work', text: words('Każda praca.', 'Будь-яка робота.', 'Any work.') })],
      ends: [
        aStatement({
          id: 'trip',
          text: words(
            'Wyjazd ponad {fact:absence}.',
            'Виїзд понад {fact:absence}.',
            'A trip over {fact:absence}.',
          ),
        }),
      ],
      topicIds: ['permit'],
      contactIds: ['112'],
    },
  ),
  anOutcome('eu', words('Obywatel Unii', 'Громадянин ЄС', 'Citizen of the Union'), {
    applies: { answer: 'citizenship', is: ['eu'] },
    topicIds: ['permit'],
  }),
  anOutcome('permit-other', words('Zezwolenie na pobyt', 'Дозвіл на перебування', 'Residence permit'), {
    summary: words(
      'Wniosek przed końcem pobytu.',
      'Заява до кінця перебування.',
      'Apply before the stay ends.',
    ),
    urgency: 'soon',
    topicIds: ['permit'],
  }),
];

/** A small guided check, plainly invented, with everything a screen must be able to show. */
export const sampleCheckContents = (): Record<string, unknown> => ({
  ...guidanceContents({
    'sources.json': { sources: [aSource()] },
    'facts/all.json': {
      facts: [
        aFact({ trust: aTrust({ validFrom: '2026-01-01', validTo: '2026-12-31' }) }),
        aFact({
          value: { kind: 'money', amount: 400, currency: 'PLN' },
          trust: aTrust({ validFrom: '2027-01-01' }),
        }),
        aFact({
          id: 'last-day',
          label: words('Ostatni dzień', 'Останній день', 'Last day'),
          value: { kind: 'day', on: '2027-03-04' },
        }),
        aFact({
          id: 'appeal-term',
          label: words('Termin odwołania', 'Строк оскарження', 'Term of appeal'),
          value: { kind: 'period', count: 14, unit: 'day' },
        }),
        aFact({
          id: 'absence',
          label: words('Wyjazd', 'Виїзд', 'Trip'),
          value: { kind: 'period', count: 30, unit: 'day' },
        }),
      ],
    },
    'topics/permit.json': aTopic({
      title: words('Zezwolenie na pobyt', 'Дозвіл на перебування', 'Residence permit'),
      keywords: { pl: ['wizytówka'], uk: [], en: [] },
      lead: [
        aStatement({
          id: 'lead',
          text: words('Opłata wynosi {fact:fee}.', 'Оплата становить {fact:fee}.', 'The fee is {fact:fee}.'),
        }),
        aStatement({
          id: 'later',
          text: words('Wniosek tylko przez internet.', 'Заява лише онлайн.', 'Applications online only.'),
          trust: aTrust({ validFrom: '2027-02-01' }),
        }),
      ],
      sections: [
        {
          id: 'ends',
          kind: 'ends',
          title: words('Co kończy zezwolenie', 'Що припиняє дозвіл', 'What ends the permit'),
          statements: [
            aStatement({
              id: 'old',
              text: words('Stara zasada.', 'Старе правило.', 'The old rule.'),
              trust: aTrust({
                validFrom: '2026-01-01',
                validTo: '2026-12-31',
                checkedOn: '2026-08-01',
                reviewBy: '2026-11-01',
              }),
            }),
            aStatement({
              id: 'lasting',
              text: words('Wyjazd na rok.', 'Виїзд на рік.', 'A year abroad.'),
              trust: aTrust({ reviewBy: '2026-12-01' }),
            }),
          ],
        },
      ],
    }),
  }),
  'check/questions.json': { questions },
  'check/rules.json': { rules },
  ...Object.fromEntries(outcomes.map(outcome => [`check/outcomes/${outcome.id}.json`, outcome])),
});
