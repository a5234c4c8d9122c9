import { describe, expect, it } from 'vitest';
import { topicOfCategory } from '../../../../core/consultation/contact-topics.ts';
import {
  addTopic,
  attachCase,
  chooseMainTopic,
  correct,
  emptyDraft,
  finish,
  handOut,
  problemsOf,
  refer,
  referralsToOffer,
  removeTopic,
  showItem,
  takeBackReferral,
  topicsToOffer,
  withDefaults,
} from '../../../../core/consultation/rules.ts';
import { consultationSchema, type Draft, draftSchema } from '../../../../core/consultation/schema.ts';

const draftId = '01940000-0000-7000-8000-000000000001';
const referralId = '01940000-0000-7000-8000-000000000002';
const pointId = '01940000-0000-7000-8000-000000000003';
const caseId = '01940000-0000-7000-8000-000000000004';
const startedAt = '2026-11-14T22:50:30.000Z';

const clockAt = (now: string) => ({
  now: () => now,
  // Warsaw in winter: one hour ahead of UTC.
  dayOf: (instant: string) => new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 10),
});
const setting = {
  pointId,
  consultantCode: 'K-04',
  guidanceVersion: '2026.11.1',
  contactsVersion: null,
  caseId: null,
};
const aDraft = (): Draft => emptyDraft({ id: draftId, startedAt });
const topic = { kind: 'topic', id: 'cukr', packVersion: '2026.11.1', openedAt: startedAt } as const;
const contact = { kind: 'contact', id: 'info-opt', packVersion: '2026.11.1', openedAt: startedAt } as const;
const referral = { id: referralId, contactId: 'info-opt', contactsPackVersion: '2026.11.1' };

describe('the record of a visit writes itself', () => {
  it('starts as an anonymous walk-in that is a valid draft', () => {
    expect(draftSchema.parse(aDraft())).toEqual(aDraft());
    expect(finish(aDraft(), setting, clockAt('2026-11-14T22:55:00.000Z')).contactKind).toBe('anonymous');
  });

  it('takes channel and language of the last visit along', () => {
    const draft = emptyDraft({ id: draftId, startedAt, preset: { channel: 'phone', language: 'uk' } });
    expect([draft.fields.channel, draft.fields.language]).toEqual(['phone', 'uk']);
  });

  it('notes an opened topic once, with its code as the main topic and information as the help', () => {
    const draft = showItem(showItem(aDraft(), topic, 'legal-cukr'), topic, 'legal-cukr');
    expect(draft.fields.shown).toEqual([{ ...topic, handedOut: false }]);
    expect(draft.fields.topics).toEqual(['legal-cukr']);
    expect(draft.fields.mainTopic).toBe('legal-cukr');
    expect(draft.fields.helpKinds).toEqual(['information']);
  });

  it('does not bring back a topic the consultant took out when the page is opened again', () => {
    const removed = removeTopic(showItem(aDraft(), topic, 'legal-cukr'), 'legal-cukr');
    expect(showItem(removed, topic, 'legal-cukr').fields.topics).toEqual([]);
  });

  it('lets a contact name the topic only while no topic is known', () => {
    expect(showItem(aDraft(), contact, 'violence').fields.topics).toEqual(['violence']);
    expect(showItem(addTopic(aDraft(), 'housing'), contact, 'violence').fields.topics).toEqual(['housing']);
    expect(topicOfCategory('crisis-violence')).toBe('violence');
    expect(topicOfCategory('ngo-integration')).toBeNull();
  });

  it('marks what was handed out, opening it where needed', () => {
    const once = handOut(aDraft(), contact);
    const twice = handOut(showItem(aDraft(), contact), contact);
    expect(once.fields.shown).toEqual([{ ...contact, handedOut: true }]);
    expect(twice.fields.shown).toEqual(once.fields.shown);
  });

  it('refers to a contact once and derives help and outcome from it', () => {
    const draft = refer(refer(aDraft(), referral), { ...referral, id: caseId });
    expect(draft.fields.referrals).toHaveLength(1);
    expect(draft.fields.helpKinds).toEqual(['referral']);
    expect(withDefaults(draft.fields).outcome).toBe('referred');
    const back = takeBackReferral(draft, 'info-opt');
    expect([back.fields.referrals, back.fields.helpKinds]).toEqual([[], []]);
  });

  it('offers related topics and opened contacts that are not in the record yet', () => {
    const draft = refer(showItem(showItem(aDraft(), topic, 'legal-cukr'), contact), referral);
    const opened = [
      { topicCode: 'legal-cukr', relatedTopicCodes: ['pesel-registration', 'legal-cukr'] } as const,
    ];
    expect(topicsToOffer(draft.fields, opened)).toEqual(['pesel-registration']);
    expect(referralsToOffer(draft.fields)).toEqual([]);
    expect(referralsToOffer(showItem(aDraft(), contact).fields).map(item => item.id)).toEqual(['info-opt']);
  });

  it('keeps one main topic among the chosen ones', () => {
    const draft = chooseMainTopic(addTopic(aDraft(), 'housing'), 'social-aid');
    expect(draft.fields.mainTopic).toBe('social-aid');
    expect(removeTopic(draft, 'social-aid').fields.mainTopic).toBe('housing');
    expect(withDefaults({ ...draft.fields, mainTopic: 'return' }).mainTopic).toBe('housing');
  });
});

describe('finishing a visit', () => {
  it('answers a complete record of revision 1 with the local day of the start', () => {
    const record = finish(
      showItem(aDraft(), topic, 'legal-cukr'),
      setting,
      clockAt('2026-11-14T23:02:31.000Z'),
    );
    expect(consultationSchema.parse(record)).toEqual(record);
    expect(record).toMatchObject({
      revision: 1,
      durationMin: 13,
      visitDate: '2026-11-14',
      outcome: 'information-given',
    });
    expect(finish(aDraft(), setting, clockAt('2026-11-14T23:02:31.000Z')).topics).toEqual(['other']);
  });

  it.each([
    ['a clock set back', '2026-11-13T00:00:00.000Z', 1],
    ['a draft kept for days', '2026-11-19T00:00:00.000Z', 1440],
  ])('keeps the duration within bounds for %s', (_name, now, minutes) => {
    expect(finish(aDraft(), setting, clockAt(now)).durationMin).toBe(minutes);
  });

  it('drops what no longer applies: a reason without its outcome, a place without outreach', () => {
    const fields = withDefaults({
      ...aDraft().fields,
      outcome: 'solved',
      couldNotHelpReason: 'no interpreter',
      outreachPlaceType: 'school',
    });
    expect([fields.couldNotHelpReason, fields.outreachPlaceType]).toEqual([null, null]);
  });

  it('refuses a planned follow-up without a day or before the visit, and names the field', () => {
    const planned = { ...aDraft(), fields: { ...aDraft().fields, outcome: 'follow-up-planned' as const } };
    expect(() => finish(planned, setting, clockAt(startedAt))).toThrow(
      expect.objectContaining({
        code: 'record-invalid',
        details: { field: 'followUpOn', problem: 'missing' },
      }),
    );
    expect(problemsOf({ ...planned.fields, followUpOn: '2026-11-01' }, '2026-11-14')).toEqual([
      { field: 'followUpOn', problem: 'before-visit' },
    ]);
    expect(withDefaults({ ...aDraft().fields, followUpOn: '2026-12-01' }).outcome).toBe('follow-up-planned');
  });

  it('raises the revision with each correction and with a case', () => {
    const record = finish(aDraft(), setting, clockAt('2026-11-14T23:00:00.000Z'));
    const corrected = correct(record, { ...aDraft().fields, topics: ['housing'] }, clockAt(startedAt));
    expect(corrected).toMatchObject({
      id: draftId,
      revision: 2,
      mainTopic: 'housing',
      finishedAt: record.finishedAt,
    });
    expect(attachCase(corrected, caseId)).toMatchObject({ revision: 3, contactKind: 'participant', caseId });
  });
});
