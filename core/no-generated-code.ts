import { z } from 'zod';

/**
 * The page's policy forbids making code from text; zod would try `new Function` once, and the browser would report
 * it. Import this before anything that holds a schema, first in the `main` file of the page and of the worker: it is
 * the one import with an effect, because zod decides while a schema is made.
 */
z.config({ jitless: true });
