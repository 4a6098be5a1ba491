import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address';

const from = (forwarded: string | null, trustProxy = false) =>
  clientAddress(new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded }), trustProxy);

describe('behind a trusted proxy', () => {
  it('believes only the entry that the proxy itself wrote', () => {
    expect(from('203.0.113.7', true)).toBe('203.0.113.7');
    expect(from('10.0.0.1, 198.51.100.2, 203.0.113.7', true)).toBe('203.0.113.7');
  });
});

describe('without a proxy', () => {
  it('takes the single address that Next noted', () => {
    expect(from('203.0.113.7')).toBe('203.0.113.7');
    expect(from('::ffff:127.0.0.1')).toBe('127.0.0.1');
  });

  it('knows a list to be made up', () => {
    expect(from('203.0.113.7, 203.0.113.8')).toBe('unknown');
  });
});

it('puts a whole IPv6 household into one bucket', () => {
  expect(from('2001:db8:0:1:aaaa::1')).toBe('2001:db8:0:1::/64');
  expect(from('2001:0DB8:0000:0001:ffff:ffff:ffff:ffff')).toBe('2001:db8:0:1::/64');
  expect(from('2001:db8:0:2::1')).not.toBe(from('2001:db8:0:1::1'));
  expect(from('::1')).toBe('0:0:0:0::/64');
  expect(from('2001:db8::')).toBe('2001:db8:0:0::/64');
});

it('reads past a port', () => {
  expect(from('203.0.113.7:4711', true)).toBe('203.0.113.7');
  expect(from('[2001:db8:0:1::9]:4711', true)).toBe('2001:db8:0:1::/64');
});

it.each([null, '', ',', 'localhost', '999.1.1.1', "'; drop table orders"])('calls %j unknown', (header) => {
  expect(from(header)).toBe('unknown');
  expect(from(header, true)).toBe('unknown');
});
