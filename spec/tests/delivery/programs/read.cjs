// Reads a mail as Nodemailer's parser does; says what it found, as JSON.
const { simpleParser } = require('mailparser');

simpleParser(process.stdin, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true }).then((mail) => {
  process.stdout.write(JSON.stringify({
    defects: mail.attachments.map((file) => `an attachment: ${file.contentType}`),
    subject: mail.subject,
    from: mail.from.value[0].address,
    to: mail.to.value[0].address,
    id: mail.messageId.replace(/[<>]/g, ''),
    text: mail.text,
    html: mail.html,
  }));
});
