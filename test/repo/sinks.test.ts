import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const page = sourceFiles(['core', 'renderer'], ['.ts', '.tsx']);
const html = sourceFiles(['renderer'], ['.html']);

/** Ways by which text becomes markup or code (I3). Trusted Types stop most of them at run time; here they do not begin. */
const sinks =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|setHTMLUnsafe|parseHTMLUnsafe|dangerouslySetInnerHTML|srcdoc|importScripts|XSLTProcessor)\b|\bdocument\.write(?:ln)?\b|\beval\s*\(|\bnew\s+Function\b|\bset(?:Timeout|Interval)\s*\(\s*['"`]|\bjavascript:/;
/** Ways out of the page. */
const leaks =
  /\b(?:localStorage|indexedDB\.deleteDatabase|sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|importNode|SharedWorker|serviceWorker)\b/;

const foundIn = (pattern: RegExp): string[] =>
  page.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter(line => !/^\s*(?:\/\/|\*|\/\*)/.test(line) && pattern.test(line))
      .map(line => `${path}: ${line.trim()}`),
  );

describe('the page', () => {
  it('never makes markup or code from text', () => {
    expect(foundIn(sinks)).toEqual([]);
  });

  it('keeps nothing outside the sealed database and calls nobody by itself', () => {
    expect(foundIn(leaks)).toEqual([]);
    const fetching = page.filter(({ text }) => /\bfetch\s*\(/.test(text)).map(({ path }) => path);
    expect(fetching).toEqual(['renderer/app/browser-bridge.ts', 'renderer/app/event-connection.ts']);
  });

  it('writes nothing to the console, and the hosts only where a person started them', () => {
    const talking = sourceFiles(['core', 'electron', 'renderer'], ['.ts', '.tsx']).filter(({ text }) =>
      /\bconsole\.\w+\(/.test(text),
    );
    expect(talking.map(({ path }) => path)).toEqual(['electron/browser-host/main.ts']);
  });

  it('has one script, its own, and no handler or style in its markup', () => {
    for (const { text } of html) {
      expect(text.match(/<script\b[^>]*>/g)).toEqual(['<script type="module" src="./main.tsx">']);
      expect(text).not.toMatch(/\son\w+=|\sstyle=|<style|<base|http-equiv|https?:/i);
    }
  });

  it('would be caught at any of them', () => {
    const careless = [
      'element.innerHTML = note;',
      '<p dangerouslySetInnerHTML={{ __html: note }} />',
      'document.write(note)',
      "new DOMParser().parseFromString(note, 'text/html')",
      'eval(note)',
      'new Function(note)',
      "setTimeout('x()', 1)",
      'frame.srcdoc = note',
      "location.href = 'javascript:x()'",
    ];
    expect(careless.filter(line => !sinks.test(line))).toEqual([]);
  });
});
