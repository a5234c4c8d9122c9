import '../../../core/no-generated-code.ts';
import { connectBrowserHost } from '../../../renderer/app/browser-bridge.ts';

/** The smallest page of the browser host: connects, and leaves the bridge and what it heard where a test finds them. */
const bridge = await connectBrowserHost(window);
const events: unknown[] = [];
bridge?.onEvent(event => events.push(event));
Object.assign(window, { bridge, events });
document.title = bridge === null ? 'sent away' : 'connected';
