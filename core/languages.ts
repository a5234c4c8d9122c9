import { z } from 'zod';

/** Languages of the screen and of the packs. A fourth language is one more tag here and a folder in `locales/`. */
export const uiLanguages = ['pl', 'uk', 'en'] as const;
export const uiLanguageSchema = z.enum(uiLanguages);
export type UiLanguage = z.infer<typeof uiLanguageSchema>;

/** A text in every language of the program. A pack that lacks one is refused, not shown half. */
export const localizedTextSchema = z.strictObject({
  pl: z.string().trim().min(1).max(6000),
  uk: z.string().trim().min(1).max(6000),
  en: z.string().trim().min(1).max(6000),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;
