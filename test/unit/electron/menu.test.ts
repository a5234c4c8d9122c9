import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { hostEventSchema } from '../../../core/host/contract.ts';
import { uiLanguages } from '../../../core/languages.ts';
import { menuTemplate, openDialogTitle, saveDialogTitle } from '../../../electron/main/menu.ts';
import { commands } from '../../../renderer/app/hooks/keymap.ts';

const submenuOf = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu : [];
const itemsOf = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap(item => [item, ...submenuOf(item)]).filter(item => item.type !== 'separator');

const menuIn = (
  language: 'pl' | 'uk' | 'en',
  isMac = false,
  onCommand: (command: string) => void = () => undefined,
) => menuTemplate({ language, isMac, onCommand });

/** What Electron does by itself for these roles, on Windows and Linux. */
const keysOfRoles: Readonly<Record<string, readonly string[]>> = {
  quit: ['Ctrl+Q'],
  undo: ['Ctrl+Z'],
  redo: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  cut: ['Ctrl+X'],
  copy: ['Ctrl+C'],
  paste: ['Ctrl+V'],
  selectAll: ['Ctrl+A'],
  zoomIn: ['Ctrl+Plus', 'Ctrl+='],
  zoomOut: ['Ctrl+-'],
  resetZoom: ['Ctrl+0'],
  togglefullscreen: ['F11'],
};

describe('the menu', () => {
  it.each(uiLanguages)('has a word for everything in %s, each once in its menu', language => {
    const template = menuIn(language);
    for (const item of itemsOf(template)) expect(item.label, JSON.stringify(item)).toMatch(/\p{L}/u);
    for (const menu of template) {
      const labels = submenuOf(menu).flatMap(({ label }) => label ?? []);
      expect(new Set(labels).size).toBe(labels.length);
    }
    expect(saveDialogTitle(language)).toMatch(/\p{L}/u);
    expect(openDialogTitle(language)).toMatch(/\p{L}/u);
  });

  it('is written in the letters of its language', () => {
    for (const { label } of itemsOf(menuIn('uk')))
      expect(label).toMatch(/^[^a-z]*\p{Script=Cyrillic}[^a-z]*$/iu);
    for (const language of ['pl', 'en'] as const)
      for (const { label } of itemsOf(menuIn(language))) expect(label).not.toMatch(/\p{Script=Cyrillic}/u);
  });

  it('sends every command of the contract once', () => {
    const sent: string[] = [];
    const items = itemsOf(menuIn('en', false, command => sent.push(command)));
    for (const item of items) if (item.click !== undefined) (item.click as () => void)();
    const event = hostEventSchema.options.find(option => 'command' in option.shape);
    const known = event !== undefined && 'command' in event.shape ? event.shape.command.options : [];
    expect(sent.toSorted()).toEqual([...known].toSorted());
    expect(items.filter(item => item.click !== undefined).map(item => item.id)).toEqual(sent);
  });

  it('has no keys of its own, and those of its roles are not keys of the page', () => {
    const items = itemsOf(menuIn('pl'));
    expect(items.filter(item => item.accelerator !== undefined)).toEqual([]);
    const roles = items.flatMap(({ role }) => role ?? []);
    const taken = roles.flatMap(role => {
      const keys = keysOfRoles[role];
      if (keys === undefined) throw new Error(`which keys has the role ${role}?`);
      return keys;
    });
    expect(commands.filter(({ chord }) => taken.includes(chord))).toEqual([]);
  });

  it('offers no way to reload, to look inside or to open another window', () => {
    const roles = itemsOf(menuIn('en', true)).flatMap(({ role }) => role ?? []);
    expect(roles.filter(role => /reload|devtools|window|tab|help|about/i.test(role))).toEqual([]);
  });

  it('begins on macOS with the name of the program, elsewhere with the file', () => {
    expect(menuIn('pl', true)[0]?.label).toBe('Drogowskaz');
    expect(menuIn('pl')[0]?.label).toBe('Plik');
    expect(
      menuIn('pl', true)
        .slice(1)
        .map(({ label }) => label),
    ).toEqual(
      menuIn('pl')
        .slice(1)
        .map(({ label }) => label),
    );
  });
});
