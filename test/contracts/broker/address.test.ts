import { describe, expect, it } from 'vitest';
import {
  authorizationOf,
  type GivenAddress,
  readAddress,
} from '../../../contracts/broker/address.ts';

const url = 'https://broker.example.com/pacts/';

describe('readAddress', () => {
  it.each<[string, GivenAddress, string, string | undefined]>([
    ['nobody in particular', { url }, 'https://broker.example.com/pacts', undefined],
    ['a token', { url, token: 't0k' }, 'https://broker.example.com/pacts', 'Bearer t0k'],
    [
      'a name and a password',
      { url, user: 'me', password: 'p:w' },
      'https://broker.example.com/pacts',
      `Basic ${btoa('me:p:w')}`,
    ],
    [
      'those in the URL',
      { url: 'http://me:p%40w@127.0.0.1:9292?x=1', user: 'other' },
      'http://127.0.0.1:9292',
      `Basic ${btoa('me:p@w')}`,
    ],
  ])('knows %s', (_, given, shown, authorization) => {
    const address = readAddress(given);
    expect([address.url, authorizationOf(address)]).toEqual([shown, authorization]);
  });

  it.each<[string, GivenAddress]>([
    ['it is not an http or https URL', { url: 'broker.example.com/secret-1' }],
    ['it is not an http or https URL', { url: 'ftp://me:secret-1@broker.example.com' }],
    ['there are both a token and a user name', { url, token: 'secret-1', user: 'me' }],
  ])('says that %s, without the secret', (reason, given) => {
    expect(() => readAddress(given)).toThrow(reason);
    expect(() => readAddress(given)).not.toThrow('secret-1');
  });
});
