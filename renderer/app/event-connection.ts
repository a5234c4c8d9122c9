import { eventsPath } from '../../core/host/browser-protocol.ts';

/** How a connection ended, or why there is none. */
export type ConnectionState = 'open' | 'lost' | 'already-open' | 'refused';

interface ConnectionParts {
  readonly fetch: (path: string) => Promise<Response>;
  readonly onEvent: (event: unknown) => void;
  readonly onState: (state: ConnectionState) => void;
}

/** The events in what has arrived so far, and the rest that is not whole yet. */
function takeEvents(text: string): { events: unknown[]; rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop() ?? '';
  const data = blocks.filter(block => block.startsWith('data: '));
  return { events: data.map(block => JSON.parse(block.slice('data: '.length))), rest };
}

async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: unknown) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const taken = takeEvents(rest + decoder.decode(value, { stream: true }));
    rest = taken.rest;
    for (const event of taken.events) onEvent(event);
  }
}

/** Opens the event stream once and reads it to its end. Never rejects. */
export async function followEvents({ fetch, onEvent, onState }: ConnectionParts): Promise<ConnectionState> {
  try {
    const response = await fetch(eventsPath);
    if (response.status === 409) return 'already-open';
    if (!response.ok || response.body === null) return 'refused';
    onState('open');
    await readEvents(response.body, onEvent);
    return 'lost';
  } catch {
    return 'lost'; // the host is gone, or this page is going
  }
}
