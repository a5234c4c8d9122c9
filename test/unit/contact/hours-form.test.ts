import OsmHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import contactsFile from '../../../content/contacts-malopolska/contacts.json' with { type: 'json' };
import {
  clockOf,
  emptyLine,
  formOfHours,
  hoursOfForm,
  lineProblem,
} from '../../../core/contact/hours-form.ts';
import { contactsFileSchema } from '../../../core/contact/schema.ts';
import { createOpeningHours } from '../../../renderer/store/opening-hours.ts';

const shipped = contactsFileSchema.parse(contactsFile).contacts.flatMap(({ profile }) => profile.hours ?? []);

describe('the form for opening hours', () => {
  it('shows every shipped string in lines, and means the same when it is written again', () => {
    const hours = createOpeningHours(OsmHours);
    for (const text of shipped) {
      const form = formOfHours(text);
      expect(form.mode, text).not.toBe('text');
      const again = hoursOfForm(form) ?? '';
      expect(hours.weekFrom(again, '2026-11-09')?.days, text).toEqual(
        hours.weekFrom(text, '2026-11-09')?.days,
      );
    }
  });

  it('writes days as ranges and holidays apart', () => {
    const line = {
      ...emptyLine,
      days: ['PH', 'Fr', 'Mo', 'Tu', 'We', 'Th', 'Su'] as const,
      opens: '8',
      closes: '16.30',
    };
    expect(hoursOfForm({ mode: 'week', lines: [line], text: '' })).toBe('Mo-Fr,Su,PH 08:00-16:30');
    const pair = { ...emptyLine, days: ['Sa', 'Su'] as const, isClosed: true };
    expect(hoursOfForm({ mode: 'week', lines: [pair], text: '' })).toBe('Sa,Su off');
  });

  it('takes times as people type them and refuses what is none', () => {
    expect(['8', '08:30', '8.30', '24', ' 9:05 '].map(clockOf)).toEqual([
      '08:00',
      '08:30',
      '08:30',
      '24:00',
      '09:05',
    ]);
    expect(['', '25', '8:7', '8:61', '24:01', 'rano'].map(clockOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('names what is wrong with a line', () => {
    const line = { ...emptyLine, days: ['Mo'] as const, opens: '8', closes: '16' };
    expect(lineProblem(line)).toBeNull();
    expect(lineProblem({ ...line, days: [] })).toBe('no-days');
    expect(lineProblem({ ...line, closes: '' })).toBe('bad-time');
    expect(lineProblem({ ...line, opens2: '17' })).toBe('bad-time');
    expect(lineProblem({ ...line, closes: '8:00' })).toBe('same-time');
    expect(lineProblem({ ...line, opens: '', closes: '', isClosed: true })).toBeNull();
  });

  it('keeps as text what does not fit its lines', () => {
    for (const text of [
      'Jul-Aug Mo-Fr 10:00-12:00',
      'Mo 08:00-09:00,10:00-11:00,12:00-13:00',
      'Mo "by appointment"',
    ]) {
      expect(formOfHours(text)).toMatchObject({ mode: 'text', text });
      expect(hoursOfForm(formOfHours(text))).toBe(text);
    }
    expect(hoursOfForm(formOfHours(null))).toBeNull();
    expect(hoursOfForm(formOfHours('24/7'))).toBe('24/7');
  });
});
