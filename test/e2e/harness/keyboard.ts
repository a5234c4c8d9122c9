import type { Page } from 'playwright-core';

/** A keyboard that counts: a letter is one key, a chord as many as are held. */
export interface CountingKeyboard {
  keys(): number;
  type(text: string): Promise<void>;
  press(chord: string): Promise<void>;
}

export function countingKeyboard({ keyboard }: Page): CountingKeyboard {
  let keys = 0;
  return {
    keys: () => keys,
    type: async text => {
      keys += text.length;
      await keyboard.type(text);
    },
    press: async chord => {
      keys += chord.split('+').length;
      await keyboard.press(chord);
    },
  };
}

/** What a screen reader would say of the element that has the focus, roughly: its label, its name or its text. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.labels?.[0]
        : null;
    return (label?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
  });

/** Presses a key until something of this name has the focus; a trap or a missing stop fails. */
export async function pressUntilFocused(
  page: Page,
  key: string,
  name: string,
  { press }: Pick<CountingKeyboard, 'press'> = page.keyboard,
): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await focusedName(page)).startsWith(name)) return;
    await press.call(page.keyboard, key);
  }
  throw new Error(`${key} never reached "${name}"`);
}
