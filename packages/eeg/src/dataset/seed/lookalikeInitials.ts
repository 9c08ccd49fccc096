/** Made-up initials, as the release has those of its subjects in the names of the variables. */
export function lookalikeInitials(subject: number): string {
  return `x${String.fromCharCode(96 + subject)}`;
}
