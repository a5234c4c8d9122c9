import { z } from 'zod';

/** Plain JSON: what canonical JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Any JSON value with well-formed texts. Depth is bounded by whoever parsed the text. */
export const jsonSchema: z.ZodType<Json> = z.json();
