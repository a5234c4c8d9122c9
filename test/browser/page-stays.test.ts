import { afterEach, expect, it } from 'vitest';
import { makeEndSession } from '../../renderer/app/end-session.ts';
import { holdDrops } from '../../renderer/app/hold-drops.ts';
import { makePageShell } from '../../renderer/app/page-shell.ts';
import { createHost } from '../../renderer/store/host.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
});

/** Whether the browser would ask before it leaves the page. */
const wouldAsk = (): boolean => {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
};

it('a lock in the middle of a save does not let the browser ask whether to leave the open screen', () => {
  const answerHere = makePageShell(window);
  const host = createHost(async (name, input) => answerHere(name, input) ?? { ok: true, value: {} });
  const order: string[] = [];
  const endSession = makeEndSession({
    endWorker: () => order.push('worker ended'),
    host,
    reload: () => order.push(`reloaded, asked: ${wouldAsk()}`),
  });
  void host.call('window.setBusy', { busy: true });
  expect(wouldAsk()).toBe(true);
  endSession();
  expect(order).toEqual(['worker ended', 'reloaded, asked: false']);
});

const drop = (target: Element, type: string, data: string): boolean => {
  const dataTransfer = new DataTransfer();
  if (type === 'Files') dataTransfer.items.add(new File([data], 'a.html'));
  else dataTransfer.setData(type, data);
  const events = ['dragover', 'drop'].map(
    name => new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer }),
  );
  for (const event of events) target.dispatchEvent(event);
  return events.every(event => event.defaultPrevented);
};

it('a file or a link dropped on the page does not take its place (I4); text goes into a field', () => {
  undo.push(holdDrops(window));
  const field = document.createElement('textarea');
  document.body.append(field);
  undo.push(() => field.remove());
  expect(drop(document.body, 'Files', 'x')).toBe(true);
  expect(drop(field, 'Files', 'x')).toBe(true);
  expect(drop(document.body, 'text/uri-list', 'https://example.org/')).toBe(true);
  expect(drop(field, 'text/uri-list', 'https://example.org/')).toBe(false);
  expect(drop(field, 'text/plain', 'słowa')).toBe(false);
});
