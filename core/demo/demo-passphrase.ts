/** Passphrase of every demonstration vault. No secret: it is shown on the locked screen, so that anybody can look around. */
export const demoPassphrase = 'pokaz bez prawdziwych osób';
