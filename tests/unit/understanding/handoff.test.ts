// Requests for a person and small talk in sixteen languages, on own sentences.
import { describe, expect, test } from 'vitest';
import { foldText } from '#core/understanding/features';
import { plain, wantsPerson } from '#core/understanding/handoff';
import { spacedHandoff } from '#core/understanding/handoff-phrases';
import { foreignMeaningWords } from '#core/understanding/meaning-words-foreign';
import { detectSmalltalk, normalise } from '#core/understanding/smalltalk';
import { smalltalkFillers, smalltalkPhrases } from '#core/understanding/smalltalk-phrases';

describe('requests for a person', () => {
  test('are heard in sixteen languages', () => {
    const asked = [
      'I want to speak to a human',
      'agent please',
      'can I talk to someone',
      'quiero hablar con una persona',
      'je veux parler à un conseiller',
      'Kann ich mit einem Mitarbeiter sprechen?',
      'vorrei parlare con un operatore',
      'quero falar com um atendente',
      '我要转人工客服',
      'オペレーターにつないでください',
      'أريد التحدث مع موظف',
      'मुझे किसी इंसान से बात करनी है',
      'mujhe insaan se baat karni hai',
      '상담원 연결해 주세요',
      'соедините меня с оператором',
      'müşteri temsilcisine bağlanmak istiyorum',
      'ik wil een medewerker spreken',
      'chcę porozmawiać z konsultantem',
      'אני רוצה לדבר עם נציג',
      'can someone call me?',
      'kann mich jemand anrufen',
      '¿me pueden llamar?',
    ];
    expect(asked.filter((text) => !wantsPerson(text))).toEqual([]);
  });

  test('are not heard where none is made', () => {
    const not = [
      'where is my order',
      'please call me when it is in stock',
      'are you a human?',
      'how much is it per person',
      'I need to find an insurance agent near me',
      'your agent said it would arrive today',
      'how do I contact customer service by mail',
      '¿eres humano?',
      '这个包是手工的吗',
      'この商品はいくらですか',
      'сколько человек в команде',
      'I do not want to talk to a person, just cancel it',
    ];
    expect(not.filter((text) => wantsPerson(text))).toEqual([]);
  });
});

describe('small talk', () => {
  test('is told apart by kind', () => {
    const said: [string, string | null][] = [
      ['Hi there!', 'greeting'],
      ['Thank you so much!!', 'thanks'],
      ['ok thanks, bye', 'goodbye'],
      ['how are you today?', 'how-are-you'],
      ['are you a bot?', 'who-are-you'],
      ['yes please', 'affirm'],
      ['no thanks', 'deny'],
      ['¡Hola!', 'greeting'],
      ['merci beaucoup', 'thanks'],
      ['Auf Wiedersehen', 'goodbye'],
      ['come stai?', 'how-are-you'],
      ['quem é você?', 'who-are-you'],
      ['你好呀', 'greeting'],
      ['はい、お願いします', 'affirm'],
      ['아니요 괜찮아요', 'deny'],
      ['спасибо большое', 'thanks'],
      ['شكرا جزيلا', 'thanks'],
      ['תודה רבה', 'thanks'],
      ['नमस्ते', 'greeting'],
      ['teşekkür ederim', 'thanks'],
      ['tot ziens', 'goodbye'],
      ['cześć', 'greeting'],
      ['👍', 'affirm'],
    ];
    expect(said.map(([text]) => [text, detectSmalltalk(text)])).toEqual(said);
  });

  test('is nothing when a request hides in it', () => {
    const requests = [
      'hello, where is my order',
      'thanks, but it is still broken',
      'hi 12345',
      'no refund?',
      'order',
      '',
    ];
    expect(requests.map((text) => detectSmalltalk(text))).toEqual(requests.map(() => null));
  });
});

// The lists are read as they stand: what is not written as a message is made plain would never be met.
describe('word lists are written as messages are made plain', () => {
  const written = (list: string): string[] => list.split(/[|\n]/);
  test.each(Object.entries({ ...smalltalkPhrases, filler: smalltalkFillers }))(
    'small talk: %s',
    (_kind, list) => {
      expect(written(list).map(normalise)).toEqual(written(list));
    },
  );
  test('requests for a person', () => {
    const lists = spacedHandoff.flatMap((words) => Object.values(words));
    expect(lists.flatMap((list) => written(list).map(plain))).toEqual(lists.flatMap(written));
  });
  test('meanings of foreign words', () => {
    const words = foreignMeaningWords.split(/[:\s]+/);
    expect(words.map((word) => foldText(word).replace(/(?<=.{3})[هة]$/, ''))).toEqual(words);
  });
  test('the first and the last phrase of a line are phrases, too', () => {
    const ends = smalltalkPhrases.greeting.split('\n').flatMap((line) => line.split('|'));
    expect(ends.filter((phrase) => detectSmalltalk(phrase) === null)).toEqual([]);
  });
});
