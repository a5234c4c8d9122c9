import { expect, it } from 'vitest';
import { topicCodeSchema } from '../../../../core/consultation/codes.ts';
import { addTopic, emptyDraft, handOut, refer, showItem } from '../../../../core/consultation/rules.ts';
import { type Draft, draftSchema, mostReferrals, mostShown } from '../../../../core/consultation/schema.ts';
import { idAt } from '../../../helpers/a-consultation.ts';

const startedAt = '2026-11-14T08:00:00.000Z';
const item = (n: number) =>
  ({ kind: 'topic', id: `topic-${n}`, packVersion: '2026.11.1', openedAt: startedAt }) as const;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

it('a talk about everything, for a whole day, can still be saved: no rule makes a draft that its schema refuses', () => {
  let draft: Draft = emptyDraft({ id: idAt(1), startedAt });
  for (const code of topicCodeSchema.options) draft = addTopic(draft, code);
  expect(draft.fields.topics).toHaveLength(topicCodeSchema.options.length);
  draft = handOut(draft, item(0));
  for (const n of numbers(mostShown + 20)) draft = showItem(draft, item(n));
  for (const n of numbers(mostReferrals + 5))
    draft = refer(draft, { id: idAt(n), contactId: `contact-${n}`, contactsPackVersion: '2026.11.1' });
  expect(draftSchema.safeParse(draft).error).toBeUndefined();
  expect(draft.fields.shown).toHaveLength(mostShown);
  expect(draft.fields.shown.find(shown => shown.handedOut)?.id).toBe('topic-0');
  expect(draft.fields.shown.at(-1)?.id).toBe(`topic-${mostShown + 19}`);
});
