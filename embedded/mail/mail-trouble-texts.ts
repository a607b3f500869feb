import type { Text } from '../../lambdas/views/bilingual.ts'
import type { MailTrouble } from './mail-trouble.ts'

/** What is the matter with the mail server, and what to do about it. */
export const mailTroubles: Readonly<Record<MailTrouble, { what: Text; repair: Text }>> = {
  'no-host': {
    what: ['の名前が見つかりません', 'has a name that cannot be found'],
    repair: ['設定の mail.smtp.host と DNS を確かめてください', 'check mail.smtp.host in the settings, and DNS'],
  },
  'no-connection': {
    what: ['につながりません', 'takes no connection'],
    repair: [
      '設定の mail.smtp.host と port、ネットワーク、ファイアウォールを確かめてください',
      'check mail.smtp.host and port in the settings, the network, and firewalls',
    ],
  },
  'no-answer': {
    what: ['が応答しません', 'does not answer'],
    repair: [
      '設定の mail.smtp.host と port、ファイアウォールを確かめてください。ポート 465 なら secure を true にしてください',
      'check mail.smtp.host and port in the settings, and firewalls; on port 465 secure must be true',
    ],
  },
  tls: {
    what: ['と暗号化した通信ができません', 'offers no encryption that can be trusted'],
    repair: [
      '証明書の名前と期限を確かめ、設定の mail.smtp.host を証明書の名前にしてください。secure は 465 なら true、587 なら false です',
      'check the certificate’s name and dates, and have mail.smtp.host be that name; secure is true for port 465, false for 587',
    ],
  },
  'turned-away': {
    what: ['がこの機械からの接続を断っています', 'turns this machine away'],
    repair: [
      '契約で使ってよいサーバーとポートか、この機械の IP アドレスが断られていないかを、サーバーの管理者に確かめてください',
      'ask whoever runs it whether it is the server and port for you, and whether this machine’s IP address is refused',
    ],
  },
  'user-refused': {
    what: ['がユーザー名かパスワードを断りました', 'refuses the user or the password'],
    repair: [
      '設定の mail.smtp.user と secrets.json の smtpPassword を確かめてください。Google なら 2 段階認証の「アプリ パスワード」か OAuth 2 が要ります(docs/office.md)',
      'check mail.smtp.user in the settings and smtpPassword in secrets.json; Google wants an app password or OAuth 2 (docs/office.md)',
    ],
  },
  'wants-login': {
    what: ['がログインを求めています', 'wants a login'],
    repair: [
      '設定に mail.smtp.user を、secrets.json に smtpPassword を書き足してください',
      'add mail.smtp.user to the settings and smtpPassword to secrets.json',
    ],
  },
  'wants-oauth': {
    what: ['がパスワードでのログインを受け付けず、OAuth 2 を求めています', 'takes no passwords and wants OAuth 2'],
    repair: [
      '設定に mail.smtp.oauth2 を、secrets.json に smtpClientSecret を書いてください(docs/office.md)。Microsoft 365 では、そのメールボックスの「認証済み SMTP」も有効にしてください。パスワードが違うだけのときも、同じ答えが返ることがあります',
      'set mail.smtp.oauth2, with smtpClientSecret in secrets.json (docs/office.md); in Microsoft 365 the mailbox must also allow Authenticated SMTP; some servers answer alike to a wrong password',
    ],
  },
  'no-token': {
    what: ['のためのトークンが得られません', 'has a provider that gives no token'],
    repair: [
      '設定の mail.smtp.oauth2(tokenUrl, clientId, scope)と、secrets.json の smtpClientSecret と smtpRefreshToken を確かめてください。invalid_grant なら、リフレッシュトークンを取り直してください',
      'check mail.smtp.oauth2 (tokenUrl, clientId, scope), and smtpClientSecret and smtpRefreshToken in secrets.json; on invalid_grant get a new refresh token',
    ],
  },
  'token-refused': {
    what: ['がトークンを断りました', 'refuses the token'],
    repair: [
      '設定の mail.smtp.user がそのメールボックスか、scope が SMTP のものか、アプリにそのメールボックスから送る権限があるかを確かめてください(docs/office.md)',
      'check that mail.smtp.user is the mailbox, that scope is SMTP’s, and that the app may send from it (docs/office.md)',
    ],
  },
  'sender-refused': {
    what: ['が差出人を断りました', 'refuses the sender'],
    repair: [
      '設定の mail.from が、mail.smtp.user で送ってよいアドレスかを確かめてください',
      'check that mail.from in the settings is an address that mail.smtp.user may send from',
    ],
  },
  later: {
    what: ['がいまはメールを受け取りません', 'does not take the mail just now'],
    repair: [
      '自動で送り直します。続くときは、サーバーの管理者に確かめてください',
      'it is tried again by itself; if that goes on, ask whoever runs the server',
    ],
  },
  other: {
    what: ['でメールを送れません', 'does not take the mail'],
    repair: [
      '設定の mail.smtp と secrets.json を確かめてください',
      'check mail.smtp.host and the rest of mail.smtp in the settings, and secrets.json',
    ],
  },
}
