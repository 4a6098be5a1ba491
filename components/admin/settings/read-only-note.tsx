/** Said where a person may look and not change. */
export function ReadOnlyNote() {
  return (
    <p className="mb-5 border-l-4 border-ochre bg-sheet p-3">
      You can look at these settings. Changing them needs the role of an owner.
    </p>
  );
}
