import { AppError } from '../../core/errors.ts';
import type { StoreHandlers } from './port.ts';

type TransferHandlers = Pick<
  StoreHandlers,
  | 'directory.import.preview'
  | 'directory.import.rows'
  | 'directory.import.apply'
  | 'directory.import.cancel'
  | 'directory.imports'
  | 'directory.import.undo'
  | 'directory.export'
>;

const gone = (): never => {
  throw new AppError('import-preview-gone');
};

/** Contacts from files and to files. */
export const createTransfer = (): TransferHandlers => ({
  'directory.import.preview': () => gone(),
  'directory.import.rows': () => gone(),
  'directory.import.apply': () => gone(),
  'directory.import.cancel': () => ({}),
  'directory.imports': () => [],
  'directory.import.undo': () => gone(),
  'directory.export': () => gone(),
});
