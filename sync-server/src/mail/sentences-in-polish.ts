import type { MailSentences } from './mail-sentences.ts'

export const sentencesInPolish: MailSentences = {
  invitation: ({ organization, account, inviter, username, expires }) => ({
    subject: `Zaproszenie do konta „${account}”`,
    paragraphs: [
      'Dzień dobry,',
      `firma ${organization} zaprasza do swojego konta „${account}” w programie Kontor.` +
        (inviter === null ? '' : ` Zaproszenie wysyła ${inviter}.`),
      username === null
        ? 'Aby je przyjąć, należy otworzyć poniższy link i utworzyć login, czyli nazwę użytkownika i hasło. ' +
          'Jeśli ten adres e-mail ma już login w programie Kontor, wystarczy się nim zalogować.'
        : `Aby je przyjąć, należy otworzyć poniższy link i zalogować się jako ${username}. ` +
          'Dotychczasowe konta tego loginu pozostaną bez zmian.',
    ],
    link: 'Przyjmij zaproszenie',
    closing: [
      `Zaproszenie jest ważne do ${expires}.`,
      'Jeśli ta wiadomość dotarła przez pomyłkę, można ją pominąć: bez przyjęcia zaproszenia nic się nie zmieni.',
    ],
  }),
  passwordReset: ({ username, expires }) => ({
    subject: 'Nowe hasło do programu Kontor',
    paragraphs: [
      'Dzień dobry,',
      `otrzymaliśmy prośbę o nowe hasło dla loginu ${username}. Można je ustawić pod poniższym linkiem.`,
    ],
    link: 'Ustaw nowe hasło',
    closing: [
      `Link działa jeden raz i jest ważny do ${expires}. Po zmianie hasła wszystkie otwarte sesje zostaną zakończone.`,
      'Jeśli to nie była własna prośba, wystarczy pominąć tę wiadomość: hasło pozostanie bez zmian.',
    ],
  }),
}
