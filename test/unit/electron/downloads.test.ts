import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { guardSession } from '../../../electron/main/guards.ts';

it('nothing is downloaded: files leave through the save dialog alone', () => {
  const ignored = (): void => undefined;
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: ignored,
    setPermissionCheckHandler: ignored,
    setDevicePermissionHandler: ignored,
    setDisplayMediaRequestHandler: ignored,
    setSpellCheckerEnabled: ignored,
    webRequest: { onBeforeRequest: ignored },
  });
  Reflect.apply(guardSession, undefined, [session]);
  let prevented = 0;
  session.emit('will-download', { preventDefault: () => (prevented += 1) });
  expect(prevented).toBe(1);
});
