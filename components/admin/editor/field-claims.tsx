'use client';

import { claimWarnings } from '@/lib/kernel/claims';
import { ClaimNotes } from './claim-notes';

/** The claim check of a plain text field; stands under it. */
export const FieldClaims = ({ text }: { text: string }) => <ClaimNotes claims={claimWarnings(text)} />;
