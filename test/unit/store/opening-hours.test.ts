import OsmHours from 'opening_hours';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import contactsFile from '../../../content/contacts-malopolska/contacts.json' with { type: 'json' };
import { holidayOn } from '../../../core/calendar/polish-holidays.ts';
import { contactsFileSchema } from '../../../core/contact/schema.ts';
import { addDays } from '../../../core/dates.ts';
import { createOpeningHours, type OpeningHours } from '../../../renderer/store/opening-hours.ts';

const office = 'Mo-Fr 08:00-16:00';
const nightHelp = 'Mo-Fr 00:00-08:00,18:00-24:00; Sa,Su,PH 00:00-24:00';

/** Zones the computer may be set to: right, wrong, with another summer time, with a gap where Poland has none. */
const zones = ['Europe/Warsaw', 'UTC', 'America/New_York', 'Europe/Kiev', 'Pacific/Auckland', 'Africa/Cairo'];
const zoneBefore = process.env.TZ;
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe.each(zones)('opening hours on a computer set to %s', zone => {
  let hours: OpeningHours;
  beforeEach(() => {
    process.env.TZ = zone;
    hours = createOpeningHours(OsmHours);
  });

  it('the computer is set to that zone', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  });

  it('an office is open from the first minute to the last and not after', () => {
    // 23 November 2026 is a Monday; Poland is at UTC+1.
    const at = (time: string) => hours.stateAt(office, `2026-11-23T${time}Z`);
    expect(at('06:59:59.999')).toEqual({ state: 'closed', until: '2026-11-23T07:00:00.000Z' });
    expect(at('07:00:00.000')).toEqual({ state: 'open', until: '2026-11-23T15:00:00.000Z' });
    expect(at('14:59:59.999')).toEqual({ state: 'open', until: '2026-11-23T15:00:00.000Z' });
    expect(at('15:00:00.000')).toEqual({ state: 'closed', until: '2026-11-24T07:00:00.000Z' });
  });

  it('what is open over midnight stays open', () => {
    const bar = 'Mo-Su 18:00-02:00';
    expect(hours.stateAt(bar, '2026-11-23T22:59:59.999Z').until).toBe('2026-11-24T01:00:00.000Z');
    expect(hours.stateAt(bar, '2026-11-23T23:00:00.000Z')).toEqual({
      state: 'open',
      until: '2026-11-24T01:00:00.000Z',
    });
    expect(hours.stateAt(bar, '2026-11-24T01:00:00.000Z').state).toBe('closed');
  });

  it('24:00 of one day and 0:00 of the next are one moment', () => {
    // Thursday 18:00 to Friday 8:00 without a gap.
    expect(hours.stateAt(nightHelp, '2026-11-26T22:30:00.000Z')).toEqual({
      state: 'open',
      until: '2026-11-27T07:00:00.000Z',
    });
    // From Friday 18:00 the whole weekend, to Monday 8:00.
    expect(hours.stateAt(nightHelp, '2026-11-27T17:00:00.000Z').until).toBe('2026-11-30T07:00:00.000Z');
  });

  it('after Friday it opens on Monday', () => {
    expect(hours.stateAt(office, '2026-11-20T20:00:00.000Z').until).toBe('2026-11-23T07:00:00.000Z');
  });

  it('in the night that loses an hour the night help ends an hour sooner', () => {
    // 29 March 2026: 2:00 becomes 3:00 in Poland at 01:00Z. Monday 8:00 is then 06:00Z.
    expect(hours.stateAt('24/7', '2026-03-29T01:00:00.000Z').state).toBe('open');
    expect(hours.stateAt('Sa 22:00-04:00', '2026-03-28T21:30:00.000Z')).toEqual({
      state: 'open',
      until: '2026-03-29T02:00:00.000Z',
    });
    expect(hours.stateAt(office, '2026-03-29T12:00:00.000Z').until).toBe('2026-03-30T06:00:00.000Z');
  });

  it('an end inside the lost hour is the moment of the leap', () => {
    expect(hours.stateAt('Sa 22:00-02:30', '2026-03-28T21:30:00.000Z').until).toBe(
      '2026-03-29T01:00:00.000Z',
    );
    expect(hours.stateAt('Sa 22:00-02:30', '2026-03-29T01:00:00.000Z').state).toBe('closed');
  });

  it('in the night that has an hour twice the night help ends an hour later', () => {
    // 25 October 2026: 3:00 becomes 2:00 in Poland at 01:00Z.
    expect(hours.stateAt('Sa 22:00-06:00', '2026-10-24T20:00:00.000Z').until).toBe(
      '2026-10-25T05:00:00.000Z',
    );
    expect(hours.stateAt('Sa 22:00-06:00', '2026-10-25T01:30:00.000Z').state).toBe('open');
    expect(hours.stateAt(office, '2026-10-25T12:00:00.000Z').until).toBe('2026-10-26T07:00:00.000Z');
  });

  it('hours that Poland has and the computer leaps over are there', () => {
    // 8 March 2026, 2:30 in Poland, is a time that New York does not have; 29 March, 3:30, one that Kyiv has not.
    expect(hours.stateAt('Mo-Su 22:00-03:00', '2026-03-08T01:30:00.000Z')).toEqual({
      state: 'open',
      until: '2026-03-08T02:00:00.000Z',
    });
    expect(hours.stateAt('Mo-Su 03:15-03:45', '2026-03-29T01:30:00.000Z')).toEqual({
      state: 'open',
      until: '2026-03-29T01:45:00.000Z',
    });
  });

  it('on a public holiday of which the source says nothing nobody claims to know', () => {
    // 11 November 2026, a Wednesday.
    expect(hours.stateAt(office, '2026-11-11T10:00:00.000Z').state).toBe('not-stated');
    expect(hours.stateAt(office, '2026-11-11T20:00:00.000Z').state).toBe('closed');
    expect(hours.stateAt(office, '2026-11-10T20:00:00.000Z')).toEqual({
      state: 'closed',
      until: '2026-11-12T07:00:00.000Z',
    });
    expect(hours.stateAt(`${office}; PH off`, '2026-11-11T10:00:00.000Z').state).toBe('closed');
    expect(hours.stateAt(nightHelp, '2026-11-11T10:00:00.000Z').state).toBe('open');
    expect(hours.stateAt('24/7', '2026-11-11T10:00:00.000Z')).toEqual({ state: 'open', until: null });
  });

  it('Christmas Eve is a public holiday, midnight to midnight', () => {
    expect(hours.stateAt('Mo-Su 00:00-24:00; PH off', '2026-12-23T22:59:59.999Z').state).toBe('open');
    expect(hours.stateAt('Mo-Su 00:00-24:00; PH off', '2026-12-23T23:00:00.000Z').state).toBe('closed');
    expect(hours.stateAt('Mo-Su 00:00-24:00; PH off', '2026-12-26T22:59:59.999Z').state).toBe('closed');
    expect(hours.stateAt('Mo-Su 00:00-24:00; PH off', '2026-12-26T23:00:00.000Z').state).toBe('open');
  });

  it('a week from Monday on shows what is stated, and where nothing is', () => {
    const week = hours.weekFrom('Mo-Fr 08:00-12:00,13:00-16:00', '2026-11-10');
    expect(week?.days.map(day => day.on)).toEqual([
      '2026-11-16',
      '2026-11-10',
      '2026-11-11',
      '2026-11-12',
      '2026-11-13',
      '2026-11-14',
      '2026-11-15',
    ]);
    expect(week?.days[1]).toEqual({
      on: '2026-11-10',
      holiday: 'none',
      spans: [
        { from: '08:00', to: '12:00', isSure: true, note: null },
        { from: '13:00', to: '16:00', isSure: true, note: null },
      ],
    });
    expect(week?.days[2]?.holiday).toBe('not-stated');
    expect(week?.days[5]?.spans).toEqual([]);
  });

  it('what needs an appointment by the hours themselves is not called open', () => {
    const week = hours.weekFrom('Mo-Fr 08:00-16:00 "by appointment"', '2026-11-23');
    expect(week?.days[0]?.spans[0]).toEqual({
      from: '08:00',
      to: '16:00',
      isSure: false,
      note: 'by appointment',
    });
    expect(hours.stateAt('Mo-Fr 08:00-16:00 "by appointment"', '2026-11-23T10:00:00.000Z').state).toBe(
      'unknown',
    );
  });
});

describe('the reader of opening hours', () => {
  const hours = createOpeningHours(OsmHours);

  it('has the same Polish public holidays as the calendar of deadlines', () => {
    const differing: string[] = [];
    for (let day = '2025-01-01'; day < '2032-01-01'; day = addDays(day, 1)) {
      const isOpen = hours.stateAt('PH 00:00-24:00', `${day}T10:00:00.000Z`).state === 'open';
      if (isOpen !== (holidayOn(day) !== null)) differing.push(day);
    }
    expect(differing).toEqual([]);
  });

  it('reads every string of the shipped contacts', () => {
    const noted = contactsFileSchema
      .parse(contactsFile)
      .contacts.flatMap(({ profile }) => profile.hours ?? []);
    expect(noted.length).toBeGreaterThanOrEqual(78);
    expect(noted.filter(one => hours.weekFrom(one, '2026-11-23') === null)).toEqual([]);
  });

  it('says of hours it cannot read that it does not know', () => {
    for (const text of [
      '',
      'po południu',
      'Mo-Fr 25:00-99:00',
      ';;;',
      '<script>',
      'Mo-Fr 08:00-16:00 || || ||',
    ]) {
      expect(hours.weekFrom(text, '2026-11-23'), text).toBeNull();
      expect(hours.stateAt(text, '2026-11-23T10:00:00.000Z')).toEqual({ state: 'unknown', until: null });
    }
  });

  it('leaves the clock of the program as it was, also when it cannot read', () => {
    const before = Date;
    hours.weekFrom('nonsense', '2026-11-23');
    hours.weekFrom(office, '2026-11-23');
    expect(Date).toBe(before);
  });

  it('finds an opening months away', () => {
    expect(hours.stateAt('Jul-Aug Mo-Fr 10:00-12:00', '2026-11-23T10:00:00.000Z')).toEqual({
      state: 'closed',
      until: '2027-07-01T08:00:00.000Z',
    });
    expect(hours.weekFrom('Jul-Aug Mo-Fr 10:00-12:00', '2026-11-23')?.isWeekly).toBe(false);
  });
});
