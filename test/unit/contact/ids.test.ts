import { describe, expect, it } from 'vitest';
import { contactNamespace, contactObjectId, uuidV5 } from '../../../core/contact/ids.ts';

describe('ids of contact objects', () => {
  it('are UUIDs of version 5 as RFC 9562 gives them in its example A.4', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('are made from the readable id and the place of the object', () => {
    expect(contactObjectId('info-opt', 'phone/0')).toBe(uuidV5(contactNamespace, 'info-opt/phone/0'));
    expect(contactObjectId('info-opt', 'phone/0')).not.toBe(contactObjectId('info-opt', 'phone/1'));
  });

  it('stay what they are from pack to pack', () => {
    expect(contactNamespace).toBe('7a60b40e-79d2-408c-921a-f34e5ce0e2c4');
    expect(contactObjectId('oik-krakow', 'service')).toBe('15d5e865-eb57-50f3-a173-754fd31d4f6e');
  });
});
