// What may be uploaded: the bytes say what it is, the name is made harmless and must fit; names go out and come in by RFC 6266.
import { describe, expect, test, vi } from 'vitest';
import { acceptFile, cleanName, contentDisposition, dispositionName } from '#core/file';
import { ok, refuse } from '#core/result';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};
const accept = (content: string, name: string | null) => acceptFile(latin(content), decode, name);
const wrongName = refuse('unsupported-media-type', 'the name does not fit the content');
const wrongType = refuse('unsupported-media-type', 'images, PDF, office documents and text only');

describe('the type is what the first bytes say', () => {
  test.each([
    ['\x89PNG\r\n\x1a\n....', 'a.png', 'image/png'],
    ['\xff\xd8\xff\xe0', 'a.jpg', 'image/jpeg'],
    ['\xff\xd8\xff\xe0', 'a.JPEG', 'image/jpeg'],
    ['GIF87a', 'a.gif', 'image/gif'],
    ['GIF89a', 'a.gif', 'image/gif'],
    ['RIFF....WEBP', 'a.webp', 'image/webp'],
    ['%PDF-1.7', 'a.pdf', 'application/pdf'],
    ['PK\x03\x04', 'a.docx', 'application/zip'],
    ['a;b\r\n1;2\t\f', 'a.csv', 'text/plain; charset=utf-8'],
    ['\xef\xbb\xbfwith a mark', 'a.txt', 'text/plain; charset=utf-8'],
  ])('%j as %s', (content, name, mime) => {
    expect(accept(content, name)).toEqual(ok({ name, mime }));
  });

  test.each([
    ['an executable', 'MZ\x90\x00\x03', 'a.png'],
    ['a mark that is cut off', '\x89PNG\r\n', 'a.png'],
    ['a mark that comes later', ' \x89PNG\r\n\x1a\n', 'a.png'],
    ['a container of sound', 'RIFF\x00\x00..WAVE', 'a.webp'],
    ['an empty archive', 'PK\x05\x06', 'a.zip'],
    ['a control in a text', 'one\x1b[2Jtwo', 'a.txt'],
    ['NUL in a text', 'one\x00two', 'a.txt'],
    ['bytes that are no UTF-8', 'caf\xe9', 'a.txt'],
  ])('refused: %s', (_, content, name) => {
    expect(accept(content, name)).toEqual(wrongType);
  });

  test.each([
    ['GIF89a', 'a.png'],
    ['%PDF-1.7', 'a.html'],
    ['<script>alert(1)</script>', 'a.html'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg'],
    ['plain', 'a.txt.exe'],
    ['plain', 'README'],
    ['%PDF-1.7', 'invoice\u202Efdp.exe'],
  ])('%j is not called %s', (content, name) => {
    expect(accept(content, name)).toEqual(wrongName);
  });

  test('an empty file is refused, a name that is missing is made', () => {
    expect([accept('', 'a.txt'), accept('%PDF-1.7', null), accept('hi', '../..')]).toEqual([
      refuse('invalid-request', 'the file is empty'),
      ok({ name: 'file.pdf', mime: 'application/pdf' }),
      ok({ name: 'file.txt', mime: 'text/plain; charset=utf-8' }),
    ]);
  });

  test('what a mark has told is not decoded: ten mebibytes need no second copy', () => {
    const asked = vi.fn(decode);
    acceptFile(latin('%PDF-1.7'), asked, 'a.pdf');
    const before = asked.mock.calls.length;
    acceptFile(latin('text'), asked, 'a.txt');
    expect([before, asked.mock.calls.length]).toEqual([0, 1]);
  });
});

describe('a name is made harmless', () => {
  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\ada\\cv.pdf', 'cv.pdf'],
    ['a\u0000b\r\n.txt', 'ab.txt'],
    ['invoice\u202Efdp.txt', 'invoicefdp.txt'],
    ['zero\u200Bwidth\uFEFF.txt', 'zerowidth.txt'],
    ['<b>"x"|y?*:.txt', '_b__x__y___.txt'],
    ['.. hidden.txt ..', 'hidden.txt'],
    ['a  \u00a0 b.txt', 'a b.txt'],
    ['cafe\u0301.txt', 'café.txt'],
    ['lone\ud800.txt', 'lone\ufffd.txt'],
    ['レポート 😀.pdf', 'レポート 😀.pdf'],
    ['...', ''],
  ])('%j becomes %j', (given, name) => {
    expect([cleanName(given), cleanName(cleanName(given))]).toEqual([name, name]);
  });

  test('a long one keeps its end and no half of a letter', () => {
    const name = cleanName(`${'😀'.repeat(300)}.pdf`);
    expect(name).toBe(`${'😀'.repeat(116)}.pdf`);
  });
});

describe('the header of a download', () => {
  test.each([
    ['a.pdf', `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`],
    [
      'a "b"\\c%.txt',
      `attachment; filename="a _b__c_.txt"; filename*=UTF-8''a%20%22b%22%5Cc%25.txt`,
    ],
    [
      "it's (1)*!.txt",
      `attachment; filename="it's (1)*!.txt"; filename*=UTF-8''it%27s%20%281%29%2A%21.txt`,
    ],
    ['é\r\nx: y', `attachment; filename="___x: y"; filename*=UTF-8''%C3%A9%0D%0Ax%3A%20y`],
  ])('%j', (name, header) => {
    expect([contentDisposition(name), dispositionName(header)]).toEqual([header, name]);
  });

  test.each([
    ['attachment; filename=a.txt', 'a.txt'],
    ['attachment; FileName = "a b.txt"', 'a b.txt'],
    ['attachment; filename="a\\"b\\\\c.txt"', 'a"b\\c.txt'],
    [`attachment; filename="old.txt"; filename*=utf-8'en'n%C3%A9w.txt`, 'néw.txt'],
    [`attachment; filename*=UTF-8''%E0%A4%A`, null],
    ['attachment', null],
    ['', null],
  ])('%j names %j', (header, name) => {
    expect(dispositionName(header)).toBe(name);
  });
});
