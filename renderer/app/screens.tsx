import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { KeyTable } from './shell/key-help.tsx';
import type { Screens } from './shell/shell.tsx';

const Settings = () => <SettingsScreen keyTable={<KeyTable />} />;

/** Which component shows which screen. A feature joins the program by a line here. */
export const screens: Screens = {
  settings: Settings,
};
