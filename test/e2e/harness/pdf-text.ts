import { extractText, getDocumentProxy } from 'unpdf';

/**
 * Without white: layout breaks lines, and readers of PDF put a space where letters are set apart ("ї ї"). The two
 * apostrophes share a drawing in the font.
 */
export const flat = (text: string): string =>
  text.replace(/[\s\u00ad]+/g, '').replace(/[\u02bc\u2019]/g, "'");

/** Everything written in a PDF, flat. */
export async function textOfPdf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return flat(text);
}
