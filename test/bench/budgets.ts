import { type Measurement, rounded } from './report.ts';

interface Budget {
  readonly name: RegExp;
  readonly atMost: number;
}

/** What PRODUCT.md asks for, at 60,000 consultations and 10,000 contacts on two cores. */
const budgets: readonly Budget[] = [
  { name: /\.start\.passphrase-field\.p50$/, atMost: 1500 },
  { name: /\.unlock\.desk\.p50$/, atMost: 1000 },
  { name: /\.unlock\.whole-search\.p50$/, atMost: 1500 },
  { name: /^search-\d+\.keystroke\.p50$/, atMost: 3 },
  { name: /^search-\d+\.keystroke\.p95$/, atMost: 8 },
  { name: /\.search\.painted\.p50$/, atMost: 16 },
  { name: /\.search\.painted\.p95$/, atMost: 33 },
  { name: /\.search\.inside-worker\.p50$/, atMost: 3 },
  { name: /\.search\.inside-worker\.p95$/, atMost: 8 },
  { name: /\.save\.answered\.p95$/, atMost: 50 },
  { name: /^guidance\.evaluate-step.*\.p95$/, atMost: 5 },
  { name: /\.memory\.counted-by-browser$/, atMost: 400 },
];

const lineOf = ({ name, value, unit, n }: Measurement): string => {
  const budget = budgets.find(one => one.name.test(name));
  const verdict =
    budget === undefined ? '' : `at most ${budget.atMost}: ${value <= budget.atMost ? 'within' : 'MISSED'}`;
  return `${name.padEnd(48)} ${String(rounded(value)).padStart(8)} ${unit.padEnd(4)} n=${String(n).padEnd(6)} ${verdict}`;
};

/** Everything measured, for people, with the budgets of the product beside it. */
export const budgetTable = (measured: readonly Measurement[]): string => measured.map(lineOf).join('\n');
