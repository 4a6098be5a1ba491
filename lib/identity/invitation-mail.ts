import { ROLE_WORDS, type StaffRole } from './rules';

/** What somebody is written who is invited to work here. @param by the name of who invites */
export const invitationMail = (by: string, role: StaffRole, link: string) => ({
  subject: 'Your way into the shop',
  text: `${by} invites you to run the shop with them, as ${ROLE_WORDS[role].name.toLowerCase()}: ${ROLE_WORDS[role].may}.\n\nOpen this link within three days and choose a passphrase:\n${link}\n\nDid you not expect this? Then leave it; nothing happens.`,
});
