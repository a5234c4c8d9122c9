const reachable = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/**
 * Ref of a box that may scroll: while its content overflows and nothing in it takes the focus, the box does, so that
 * it can be scrolled by keyboard (WCAG 2.1.1).
 */
export function scrollByKeyboard(box: HTMLElement | null): (() => void) | undefined {
  if (box === null) return undefined;
  const look = (): void => {
    const overflows = box.scrollHeight > box.clientHeight;
    if (overflows && box.querySelector(reachable) === null) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  };
  // A box of fixed height does not change when its content grows: what is put into it is watched as well.
  const resized = new ResizeObserver(look);
  const filled = new MutationObserver(look);
  resized.observe(box);
  filled.observe(box, { childList: true, subtree: true });
  look();
  return () => {
    resized.disconnect();
    filled.disconnect();
  };
}
