// Order and sign of sentiment and frustration on own sentences; corpora are scored by tests/evals.
import { describe, expect, test } from 'vitest';
import { frustration } from '#core/understanding/frustration';
import { sentiment } from '#core/understanding/sentiment';

describe('sentiment', () => {
  test('has the right sign in sixteen languages', () => {
    const pairs: [string, string][] = [
      ['I love it, great service', 'this is terrible, I am so disappointed'],
      ['excelente servicio, muchas gracias', 'pésimo servicio, estoy muy decepcionado'],
      ['service parfait, merci', "c'est nul, je suis très déçu"],
      ['super Service, vielen Dank', 'das ist eine Katastrophe, ich bin enttäuscht'],
      ['ottimo servizio, grazie', 'servizio pessimo, sono deluso'],
      ['ótimo atendimento, obrigado', 'péssimo atendimento, que vergonha'],
      ['非常好，很满意', '太差了，我很失望'],
      ['とても満足です', '最悪です、がっかりしました'],
      ['خدمة ممتازة شكرا', 'خدمة سيئة وأنا غاضب'],
      ['बहुत अच्छा, धन्यवाद', 'बहुत खराब, मैं निराश हूँ'],
      ['정말 좋아요 감사합니다', '최악이에요 너무 화가 나요'],
      ['отличный сервис, спасибо', 'ужасный сервис, я разочарован'],
      ['harika hizmet, teşekkürler', 'berbat hizmet, çok kızgınım'],
      ['geweldige service, bedankt', 'slechte service, ik ben teleurgesteld'],
      ['świetna obsługa, dziękuję', 'okropna obsługa, jestem rozczarowany'],
      ['שירות מעולה תודה', 'שירות גרוע, אני מאוכזב'],
    ];
    const wrong = pairs.filter(([good, bad]) => sentiment(good) <= 0.2 || sentiment(bad) >= -0.2);
    expect(wrong).toEqual([]);
  });

  test('knows negation, intensifiers, capitals, marks and emoji', () => {
    expect({
      negated: sentiment('this is not good') < 0,
      boosted: sentiment('very bad') < sentiment('bad'),
      shouted: sentiment('this is BAD service') < sentiment('this is bad service'),
      marked: sentiment('bad service!!!') < sentiment('bad service'),
      emoji: sentiment('my order 😡') < -0.3,
      neutral: sentiment('where is my order'),
    }).toEqual({
      negated: true,
      boosted: true,
      shouted: true,
      marked: true,
      emoji: true,
      neutral: 0,
    });
  });

  test('the furious fall below the escalation threshold and questions do not', () => {
    const furious = [
      'worst service ever, I am disgusted!!',
      'still waiting, 2 hours on hold and nobody answers, unacceptable',
    ];
    const calm = [
      'can I change my flight to Monday?',
      'how do I return this',
      'I need an invoice please',
    ];
    expect({
      furious: furious.map((text) => sentiment(text) < -0.6),
      calm: calm.map((text) => sentiment(text) < -0.6),
    }).toEqual({ furious: [true, true], calm: [false, false, false] });
  });
});

describe('frustration', () => {
  test('rises with failures and repetition and falls with thanks', () => {
    const context = ['where is my refund', 'Sorry, I could not find that.'];
    const again = frustration('I said where is my refund!! this is useless', context);
    const plain = frustration('my order number is 12', [
      'where is my order',
      'What is the number?',
    ]);
    const thanked = frustration('great, thank you', ['where is my order', 'It arrives today.']);
    expect([again > 0.8, plain < 0.4, thanked < plain]).toEqual([true, true, true]);
  });

  test('reads turns with roles in any language', () => {
    const turns = [
      { role: 'user', text: '我的快递在哪' },
      { role: 'agent', text: '抱歉，没有找到' },
    ];
    const bad = frustration('我已经说过了，还是没有！！', turns);
    expect([bad > 0.7, bad > frustration('好的，谢谢', turns)]).toEqual([true, true]);
  });
});
