import { CasesScreen } from '../features/cases/cases-screen.tsx';
import { DeskScreen } from '../features/desk/desk-screen.tsx';
import { DirectoryScreen } from '../features/directory/directory-screen.tsx';
import { GuidanceScreen } from '../features/guidance/guidance-screen.tsx';
import { ReportsScreen } from '../features/reports/reports-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { KeyTable } from './shell/key-help.tsx';
import type { Screens } from './shell/shell.tsx';

const Settings = () => <SettingsScreen keyTable={<KeyTable />} />;

/** Which component shows which screen. A feature joins the program by a line here. */
export const screens: Screens = {
  desk: DeskScreen,
  guidance: GuidanceScreen,
  directory: DirectoryScreen,
  cases: CasesScreen,
  reports: ReportsScreen,
  settings: Settings,
};
