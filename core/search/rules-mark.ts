import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Case } from '../case/schema.ts';
import { cyrillicLetters, latinLetters } from '../text/letters.ts';
import { ByteWriter } from './byte-writer.ts';
import { caseDocument } from './documents.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { writeSegment } from './segment-bytes.ts';

/** Spellings that pass through the rules of `core/text`, in each script. */
const sample = [
  'Коваленко Kovalenko Żukowski Жуковський Хмельницький Chmielnicki Khmelnytskyi Щербак Szczerbak Shcherbak',
  'Юлія Yuliia Julia Iuliia Євген Yevhen Jewhen Сергій Людмила Лященко Цимбалюк Згурський Їжакевич Мельник',
  'Соловйов Мар’яна Сяргей Вольга Шмідт Schmidt schronisko Oxana Quang Đỗ Thị Mỹ Größe Straße Łódź św. PESEL',
  'Дарья Игорь Ёлкин Ўладзімір Філіп Photo Matthias Buchkovskyi Bachynskyi K-0412 0041 90/180 800+ 2026-11-22 п’ять',
].join(' ');

const someCase: Case = {
  id: '01940000-0000-7000-8000-000000000001',
  schemaVersion: 1,
  revision: 1,
  number: 412,
  pointId: '01940000-0000-7000-8000-000000000002',
  openedAt: '2026-01-01T00:00:00.000Z',
  status: 'open',
  person: { givenName: 'Олена', familyName: 'Przykładenko-Зразок', phone: '+48 (12) 210-20-20 wew. 3' },
  language: 'uk',
  note: [...Object.keys(latinLetters), ...Object.keys(cyrillicLetters)]
    .map(letter => `a${letter}o`)
    .join(' '),
  nextDeadlineOn: null,
  consultationIds: [],
};

/**
 * A mark of the rules by which texts become an index: folding, name keys, digits, weights, fields of a case. It is made
 * by applying them to a sample, so that a changed rule changes it without anybody having to think of it: an index
 * that was kept under other rules would miss what is found under these.
 */
export function rulesMark(): string {
  const builder = new SegmentBuilder();
  builder.add(caseDocument(someCase, [{ note: sample }, { note: sample.toUpperCase() }]));
  const writer = new ByteWriter();
  writeSegment(writer, builder.finish());
  return bytesToHex(sha256(writer.finish())).slice(0, 16);
}
