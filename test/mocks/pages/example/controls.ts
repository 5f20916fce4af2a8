import type { Page } from 'playwright-core';

/** Presses the button that sends. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create connection' }).click();
}

/** What is said to be wrong with a member, as assistive technology finds it: empty when nothing is. */
export async function problemAt(page: Page, member: string): Promise<string> {
  return page.locator(`[data-member="${member}"]`).evaluate((control) => {
    const [id = '', ...others] = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    const said = others.length > 0 ? (document.getElementById(id)?.innerText ?? '') : '';
    if ((said !== '') !== (control.ariaInvalid === 'true'))
      throw new Error(`aria-invalid: ${said}`);
    return said;
  });
}

/** What the summary above the button says. */
export async function alert(page: Page): Promise<string> {
  return page.getByRole('alert').innerText();
}

/** Id of the element with the focus. */
export async function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id);
}

/** Text of the element with the focus, or of the option that it has chosen. */
export async function focusedText(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const active = document.activeElement;
    const chosen = active instanceof HTMLSelectElement ? active.selectedOptions[0] : active;
    return chosen?.textContent ?? undefined;
  });
}

/** What the password fields hold. */
export async function passwords(page: Page): Promise<string[]> {
  return page
    .locator('[type=password]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
}

/** Ids of controls without a label. Runs in the browser. */
export function nameless(): string[] {
  return [...document.querySelectorAll<HTMLInputElement>('input, select')]
    .filter(({ labels }) => ![...(labels ?? [])].some((label) => label.textContent.trim()))
    .map(({ id }) => id);
}
