/** Names of the files of a profile as they have to stay; see electron/services. */
export const slotsFileName = 'vault.drg';
export const draftFileName = 'draft.drg';
