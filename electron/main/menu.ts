import type { MenuItemConstructorOptions } from 'electron';
import type { HostEvent } from '../../core/host/contract.ts';
import type { UiLanguage } from '../../core/languages.ts';
import en from '../../locales/en/menu.json' with { type: 'json' };
import pl from '../../locales/pl/menu.json' with { type: 'json' };
import uk from '../../locales/uk/menu.json' with { type: 'json' };

type Words = typeof en;
const words: Readonly<Record<UiLanguage, Words>> = { pl, uk, en };
type Command = Extract<HostEvent, { type: 'command' }>['command'];

/** Title of the dialog that asks where to save an export. */
export const saveDialogTitle = (language: UiLanguage): string => words[language]['save-dialog.title'];

/** Title of the dialog that asks for a file to read. */
export const openDialogTitle = (language: UiLanguage): string => words[language]['open-dialog.title'];

interface MenuParts {
  readonly language: UiLanguage;
  readonly isMac: boolean;
  readonly onCommand: (command: Command) => void;
}

/**
 * The menu in one language. Keys of the program stand in the page (renderer/app/hooks/keymap.ts): the menu only
 * sends commands, so that a key never acts twice.
 */
export function menuTemplate({ language, isMac, onCommand }: MenuParts): MenuItemConstructorOptions[] {
  const t = words[language];
  const command = (id: Command, label: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => onCommand(id),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const own: MenuItemConstructorOptions[] = [
    command('desk', t.desk),
    command('reports', t.reports),
    command('settings', t.settings),
    separator,
    command('lock', t.lock),
    separator,
    { role: 'quit', label: t.quit },
  ];
  return [
    { label: isMac ? t.app : t.file, submenu: own },
    {
      label: t.edit,
      submenu: [
        { role: 'undo', label: t.undo },
        { role: 'redo', label: t.redo },
        separator,
        { role: 'cut', label: t.cut },
        { role: 'copy', label: t.copy },
        { role: 'paste', label: t.paste },
        { role: 'selectAll', label: t['select-all'] },
        separator,
        command('search', t.search),
      ],
    },
    {
      label: t.view,
      submenu: [
        { role: 'zoomIn', label: t['zoom-in'] },
        { role: 'zoomOut', label: t['zoom-out'] },
        { role: 'resetZoom', label: t['zoom-reset'] },
        separator,
        { role: 'togglefullscreen', label: t['full-screen'] },
      ],
    },
    { label: t.help, submenu: [command('urgent-help', t['urgent-help']), command('keys', t.keys)] },
  ];
}
