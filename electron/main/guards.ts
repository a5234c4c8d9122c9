import type { App, Session, WebContents } from 'electron';
import { appPage } from '../../core/host/origin.ts';

interface PreventableEvent {
  preventDefault(): void;
}

/** Everything a page could ask of the browser around it and must not get, for every web contents that is ever made. */
export function guardContents(contents: WebContents): void {
  const stayHome = (event: PreventableEvent, url: string): void => {
    if (url !== appPage) event.preventDefault();
  };
  contents.on('will-navigate', event => stayHome(event, event.url));
  contents.on('will-redirect', event => stayHome(event, event.url));
  contents.on('will-frame-navigate', event => stayHome(event, event.url));
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Certificates, logins and client certificates: this program's page talks to no server, so every one is refused. */
export function guardApp(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('login', (event, _contents, _details, _authInfo, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
}

/** Denies every permission, both when it is asked for and when it is only checked, every device and every capture. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', event => event.preventDefault());
  session.webRequest.onBeforeRequest((details, callback) => {
    const isOurs = details.url.startsWith(appPage.slice(0, appPage.lastIndexOf('/') + 1));
    callback({ cancel: !isOurs && !details.url.startsWith('devtools:') });
  });
}
