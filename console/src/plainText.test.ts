import { expect, test } from 'vitest';
import { plainText } from './plainText';

test('exceptions are said in words', () => {
  expect(plainText('adyen: java.net.ConnectException')).toBe("adyen: can't be reached");
  expect(plainText('java.net.http.HttpTimeoutException: request timed out')).toBe(
    'gave no answer in time: request timed out',
  );
  expect(plainText('org.postgresql.util.PSQLException: FATAL')).toBe('psql: FATAL');
  expect(plainText('IllegalStateException: no node')).toBe('illegal state: no node');
});

test('records are said in words', () => {
  expect(plainText('Violation[pointer=/lines/0/sku, code=unknown, message=there is no SKU X]')).toBe(
    '/lines/0/sku there is no SKU X',
  );
  expect(plainText('lost Line[sku=MUG, units=2] at DC1')).toBe('lost sku MUG, units 2 at DC1');
});

test('texts of the business stay as they are', () => {
  for (const text of [
    'Dequincy, LA did not ship in time',
    'see 1.2.Mug and www.example.com',
    'Error in line 3',
    'O100123',
  ])
    expect(plainText(text)).toBe(text);
});
