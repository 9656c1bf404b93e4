"""How curators sign in: a password, a code from their telephone, and no end of tries.

form           name, password and, for who has set it up, a code
second_factor  the page that sets up the code and hands out the recovery codes
permissions    what roles and accounts may do, in words
throttle       the page that says how long to wait
audit          who signed in and who failed to, for administrators, for thirty days
"""
