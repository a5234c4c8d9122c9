const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

/** Text may be dragged into a field; a file or a link dropped on the page would be opened in its place. */
function refuse(event: DragEvent): void {
  const types = event.dataTransfer?.types ?? [];
  if (types.includes('Files') || (types.includes('text/uri-list') && !isEditable(event.target)))
    event.preventDefault();
}

/** Keeps the page where it is whatever is dropped on it. @returns how to stop. */
export function holdDrops(page: Pick<Window, 'addEventListener' | 'removeEventListener'>): () => void {
  page.addEventListener('dragover', refuse);
  page.addEventListener('drop', refuse);
  return () => {
    page.removeEventListener('dragover', refuse);
    page.removeEventListener('drop', refuse);
  };
}
