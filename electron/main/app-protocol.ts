import type { CustomScheme } from 'electron';
import { securityHeaders } from '../../core/host/csp.ts';
import { appOrigin, appScheme } from '../../core/host/origin.ts';
import type { StaticFiles } from '../services/static-files.ts';

/** Registered before the app is ready. `corsEnabled`: without it other origins could read answers (CVE-2026-70604). */
export const appSchemePrivileges: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
};

const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders });

/** Path of the request as it was written: `URL` would already have resolved `..` and decoded some of the rest. */
function pathOf(url: string): string | null {
  const prefix = `${appOrigin}/`;
  return url.startsWith(prefix) ? url.slice(prefix.length - 1) : null;
}

/** Answers `app://desk/<path>` from the files of the page: exact paths only, GET only, our headers on everything. */
export function answerAppRequest(files: StaticFiles, request: Pick<Request, 'url' | 'method'>): Response {
  if (request.method !== 'GET') return refusal(405);
  const path = pathOf(request.url);
  const file = path === null ? null : files.find(path);
  return file === null ? refusal(404) : new Response(file.bytes, { headers: file.headers });
}
