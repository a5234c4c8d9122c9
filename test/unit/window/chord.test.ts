import { describe, expect, it } from 'vitest';
import { isTyped, matchesChord, type Pressed } from '../../../renderer/app/hooks/chord.ts';
import { commands } from '../../../renderer/app/hooks/keymap.ts';

const pressed = (given: Partial<Pressed>): Pressed => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...given,
});

describe('a chord', () => {
  it('is met by its key and exactly its modifiers', () => {
    expect(matchesChord(pressed({ key: 'k', code: 'KeyK', ctrlKey: true }), 'Ctrl+K')).toBe(true);
    expect(matchesChord(pressed({ key: 'k', code: 'KeyK' }), 'Ctrl+K')).toBe(false);
    expect(matchesChord(pressed({ key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }), 'Ctrl+K')).toBe(
      false,
    );
    expect(matchesChord(pressed({ key: 'k', code: 'KeyK', ctrlKey: true, altKey: true }), 'Ctrl+K')).toBe(
      false,
    );
    expect(
      matchesChord(pressed({ key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+P'),
    ).toBe(true);
    expect(matchesChord(pressed({ key: 'Enter', code: 'Enter', ctrlKey: true }), 'Ctrl+Enter')).toBe(true);
    expect(matchesChord(pressed({ key: 'F1', code: 'F1' }), 'F1')).toBe(true);
  });

  it('goes by the place of the key on a keyboard with other letters', () => {
    expect(matchesChord(pressed({ key: 'л', code: 'KeyK', ctrlKey: true }), 'Ctrl+K')).toBe(true);
    expect(matchesChord(pressed({ key: 'д', code: 'KeyL', ctrlKey: true }), 'Ctrl+L')).toBe(true);
  });

  it('goes by the letter on a Latin keyboard that has it elsewhere', () => {
    expect(matchesChord(pressed({ key: 'l', code: 'KeyP', ctrlKey: true }), 'Ctrl+L')).toBe(true);
    expect(matchesChord(pressed({ key: 'l', code: 'KeyP', ctrlKey: true }), 'Ctrl+P')).toBe(false);
  });

  it('takes a digit by its place while Alt makes another sign of it', () => {
    expect(matchesChord(pressed({ key: '¡', code: 'Digit1', altKey: true }), 'Alt+1')).toBe(true);
  });

  it('takes a sign with the Shift that makes it', () => {
    expect(matchesChord(pressed({ key: '?', code: 'Slash', shiftKey: true }), '?')).toBe(true);
    expect(matchesChord(pressed({ key: '?', code: 'Minus' }), '?')).toBe(true);
    expect(isTyped('?')).toBe(true);
    expect(isTyped('F1')).toBe(false);
  });
});

describe('the table of keys', () => {
  it('gives no key to two commands', () => {
    const chords = commands.map(command => command.chord);
    expect(chords.filter((chord, place) => chords.indexOf(chord) !== place)).toEqual([]);
  });

  it('keeps clear of keys that a browser does not give up, and of right Alt with letters', () => {
    const taken = [
      'Ctrl+N',
      'Ctrl+T',
      'Ctrl+W',
      'Ctrl+Shift+N',
      'Ctrl+Shift+T',
      'Ctrl+Shift+W',
      'F11',
      'F12',
    ];
    const chords: readonly string[] = commands.map(command => command.chord);
    expect(chords.filter(chord => taken.includes(chord) || /Alt\+[A-Z]$/.test(chord))).toEqual([]);
  });
});
